using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.Intake;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>The settings of an OIDC connection. The secret stays in its own field until it is taken.</summary>
public sealed partial class OidcSettings
{
    private SecretField? field;
    private FetchedDiscoveryCard? look;

    [Parameter, EditorRequired]
    public OnboardingForm Form { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyDictionary<string, Problem> Problems { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Parameter]
    public bool SecretWasLost { get; set; }

    /// <summary>A secret that was found in a paste; the page's own to dispose.</summary>
    [Parameter]
    public ClientSecret? Pasted { get; set; }

    /// <summary>The secret as it would be sent; the caller's own to dispose.</summary>
    public Task<Result<ClientSecret>> TakeSecretAsync() => field!.TakeAsync();

    /// <summary>Looks at the IdP before the review where an endpoint is not known yet; what cannot be seen is said beside the button, and stands in nobody's way.</summary>
    public Task LookFirstAsync() => look is not null && (Form.AuthorizationEndpoint.Trim().Length == 0 || Form.TokenEndpoint.Trim().Length == 0 || Form.JwksUri.Trim().Length == 0)
        ? look.LookOnceAsync() : Task.CompletedTask;

    private Task SecretChangedAsync() => look?.SecretChangedAsync() ?? Task.CompletedTask;

    private Problem? Of(string name) => Problems.GetValueOrDefault(name);

    private Task LookedAsync(FetchedDiscovery seen)
    {
        DiscoveredSettings.Fill(Form, seen.Document, seen.Findings, "seen at the IdP", onlyEmpty: true);
        return OnChanged.InvokeAsync();
    }

    private Task EditAsync(string name, string text) => SetAsync(() => Form.Edit(name, text));

    private Task SetAsync(Action set)
    {
        set();
        return OnChanged.InvokeAsync();
    }

    private Task ExpiryAsync(ChangeEventArgs args) => SetAsync(() =>
    {
        Form.SecretExpiresOn = DateTime.TryParse(args.Value as string, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        Form.Sources.Remove(nameof(Form.SecretExpiresOn));
    });
}
