using Microsoft.AspNetCore.Components;
using SupportConsole.App.Data;
using SupportConsole.App.Fetching;
using SupportConsole.App.Shell;
using SupportConsole.Federation;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>Looks at the IdP and checks the secret there. Both only when asked for.</summary>
public sealed partial class LookCard(IdentityProviderLookup lookup, SecretCheck check, ActingPerson person, FingerprintKey key) : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private IReadOnlyList<DiscoveryFinding> findings = [];
    private IReadOnlyList<string> seen = [];
    private SecretAnswer? answer;
    private Problem? problem;
    private string lookedAt = "";
    private string askedAbout = "";
    private string askedSecret = "";
    private string typedSecret = "";
    private bool busy;

    [Parameter, EditorRequired]
    public OnboardingForm Form { get; set; } = null!;

    /// <summary>Takes the secret as it would be sent.</summary>
    [Parameter, EditorRequired]
    public Func<Task<Result<ClientSecret>>> TakeSecret { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>What was seen is shown while it is about the issuer and channel that stand in the form.</summary>
    private bool IsLookCurrent => lookedAt == Discovered.Judged(Form);

    /// <summary>The IdP's answer is shown while it is about the client, the endpoint and the secret that stand in the form.</summary>
    private bool IsAnswerCurrent => askedAbout == Question && askedSecret == typedSecret;

    private string Question => $"{Form.TokenEndpoint.Trim()} {Form.ClientId.Trim()}";

    /// <summary>A secret was typed or pasted. If it is another one, what the IdP said was about the former.</summary>
    public async Task SecretChangedAsync()
    {
        if (answer is not null || busy)
        {
            var taken = await TakeSecret();
            using var secret = taken.IsOk ? taken.Value : null;
            typedSecret = secret is null ? "" : key.Fingerprint(secret);
            StateHasChanged();
        }
    }

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    private Task LookAsync() => AskAsync(async () =>
    {
        var looked = await lookup.LookAtIssuerAsync(Form.Issuer, left.Token, !Form.IsBackChannel);
        problem = looked.Problem;
        if (looked.IsOk)
        {
            findings = [.. looked.Value.Findings, .. Discovered.Contradictions(Form, looked.Value.Document)];
            seen = Discovered.Fill(Form, looked.Value.Document, findings, "seen at the IdP", onlyEmpty: true);
            lookedAt = Discovered.Judged(Form);
            await OnChanged.InvokeAsync();
        }
    });

    private Task CheckSecretAsync() => AskAsync(async () =>
    {
        answer = null;
        var taken = await TakeSecret();
        if (!taken.TryGet(out var held, out problem))
        {
            return;
        }

        using var secret = held;
        if (!FetchAddress.Read(Form.TokenEndpoint).TryGet(out var endpoint, out problem))
        {
            return;
        }

        (askedAbout, askedSecret) = (Question, typedSecret = key.Fingerprint(secret));
        var asked = await check.AskAsync(new SecretQuestion(endpoint, Form.ClientId.Trim(), secret) { Subject = Form.Name }, await person.GetAsync(), left.Token);
        problem = asked.Problem;
        answer = asked.IsOk ? asked.Value : null;
    });

    private async Task AskAsync(Func<Task> ask)
    {
        // A second click while the first is under way is the same click.
        if (busy)
        {
            return;
        }

        (busy, problem) = (true, null);
        try
        {
            await ask();
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // The page was left.
        }
        finally
        {
            busy = false;
        }
    }
}
