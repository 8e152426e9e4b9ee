using Microsoft.AspNetCore.Components;
using SupportConsole.App.Intake;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
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

    /// <summary>Whether the values are open for editing.</summary>
    [Parameter]
    public bool IsEditing { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Raised when a secret is there that was not, or is gone.</summary>
    [Parameter]
    public EventCallback OnSecret { get; set; }

    [Parameter]
    public bool SecretWasLost { get; set; }

    /// <summary>A secret that was found in a paste; the page's own to dispose.</summary>
    [Parameter]
    public ClientSecret? Pasted { get; set; }

    public bool HasSecret => this.field is { HasSecret: true };

    public Task<bool> ReadHasSecretAsync() => this.field is null ? Task.FromResult(false) : this.field.ReadHasSecretAsync();

    /// <summary>The secret as it would be sent; the caller's own to dispose. Refused while the IdP's refusal stands.</summary>
    public async Task<Result<ClientSecret>> TakeSecretAsync() => look?.Refusal is { } refused ? refused : await field!.TakeAsync();

    /// <summary>
    /// Looks at the IdP before the review where an endpoint is not known yet; what cannot be seen is said beside the button, and
    /// stands in nobody's way.
    /// </summary>
    public Task LookFirstAsync() =>
        look is not null
            && ConnectionSettings.OfProvider.Any(setting => setting != ConnectionSettings.DiscoveryUrl && Form[setting].Trim().Length == 0)
        ? look.LookOnceAsync()
        : Task.CompletedTask;

    private async Task SecretChangedAsync()
    {
        if (look is not null)
        {
            await look.SecretChangedAsync();
        }

        await OnSecret.InvokeAsync();
    }

    private static IEnumerable<ConnectionSetting> Shown(bool isAdvanced) => OnboardingRules.Asked(Protocol.Oidc)
        .Where(setting => setting.IsAdvanced == isAdvanced && setting != ConnectionSettings.Domains);

    private Task LookedAsync(FetchedDiscovery seen)
    {
        DiscoveredSettings.Fill(Form, seen.Document, seen.Findings, "from discovery", onlyEmpty: true);
        return OnChanged.InvokeAsync();
    }

    private Task EditAsync(ConnectionSetting setting, string text) => SetAsync(() => Form.Edit(setting, text));

    private Task SetAsync(Action set)
    {
        set();
        return OnChanged.InvokeAsync();
    }

    private string ExpiryHelp =>
        $"{IdentityProviderCatalogue.Of(Form.Provider).For(Protocol.Oidc).CredentialLifetime} {Form.SourceOf(nameof(Form.SecretExpiresOn))}".Trim();

    /// <summary>A setting as it would be sent: PKCE depends on the provider until somebody chooses.</summary>
    private string Value(ConnectionSetting setting) =>
        Form[setting].Length == 0 && setting.Kind == SettingKind.Choice ? setting.Initial?.Invoke(Form.Provider) ?? "" : Form[setting];

    private DateOnly? ExpiresOn => Form.SecretExpiresOn is { } day ? DateOnly.FromDateTime(day) : null;

    private Task ExpiryAsync(DateOnly? day) => SetAsync(() =>
    {
        Form.SecretExpiresOn = day?.ToDateTime(TimeOnly.MinValue);
        Form.Sources.Remove(nameof(Form.SecretExpiresOn));
    });
}
