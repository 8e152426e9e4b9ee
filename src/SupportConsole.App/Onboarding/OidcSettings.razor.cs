using System.Globalization;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.Rotation;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>The settings of an OIDC connection. The secret stays in its own field until it is taken.</summary>
public sealed partial class OidcSettings
{
    private SecretField? field;
    private LookCard? look;
    private ClientSecret? pasted;
    private bool hasPasted;

    [Parameter, EditorRequired]
    public OnboardingForm Form { get; set; } = null!;

    [Parameter, EditorRequired]
    public IReadOnlyDictionary<string, Problem> Problems { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Parameter]
    public bool SecretWasLost { get; set; }

    /// <summary>Takes a secret that was found in a paste.</summary>
    public Task TakeAsync(ClientSecret secret)
    {
        (pasted, hasPasted) = (secret, true);
        return SecretChangedAsync();
    }

    /// <summary>The secret that is typed, else the one that was in the paste; the caller's own to dispose.</summary>
    public async Task<Result<ClientSecret>> TakeSecretAsync()
    {
        var typed = await field!.TakeAsync();
        return typed.IsOk || pasted is null || typed.Problem.Code != "secret.empty" ? typed : pasted.Inspect(value => new ClientSecret(value.Span));
    }

    private Task SecretChangedAsync() => look?.SecretChangedAsync() ?? Task.CompletedTask;

    private Problem? Of(string name) => Problems.GetValueOrDefault(name);

    private string? From(string name) => Form.Sources.GetValueOrDefault(name) is { } source ? $"({source})" : null;

    private Task SetAsync(Action set)
    {
        set();
        return OnChanged.InvokeAsync();
    }

    private Task ExpiryAsync(ChangeEventArgs args) => SetAsync(() =>
        Form.SecretExpiresOn = DateTime.TryParse(args.Value as string, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);
}
