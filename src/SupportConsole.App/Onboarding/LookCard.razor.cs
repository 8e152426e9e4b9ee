using Microsoft.AspNetCore.Components;
using SupportConsole.App.Fetching;
using SupportConsole.App.Shell;
using SupportConsole.Federation;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Onboarding;

/// <summary>Looks at the IdP and checks the secret there. Both only when asked for.</summary>
public sealed partial class LookCard(IdentityProviderLookup lookup, SecretCheck check, ActingPerson person) : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private IReadOnlyList<DiscoveryFinding> findings = [];
    private IReadOnlyList<string> seen = [];
    private SecretAnswer? answer;
    private Problem? problem;
    private bool busy;

    [Parameter, EditorRequired]
    public OnboardingForm Form { get; set; } = null!;

    /// <summary>Takes the secret as it would be sent.</summary>
    [Parameter, EditorRequired]
    public Func<Task<Result<ClientSecret>>> TakeSecret { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
    }

    private Task LookAsync() => AskAsync(async () =>
    {
        var looked = await lookup.LookAtIssuerAsync(Form.Issuer, left.Token);
        problem = looked.Problem;
        if (looked.IsOk)
        {
            findings = [.. looked.Value.Findings, .. Discovered.Contradictions(Form, looked.Value.Document)];
            seen = Discovered.Fill(Form, looked.Value.Document, findings, "seen at the IdP", onlyEmpty: true);
            await OnChanged.InvokeAsync();
        }
    });

    private Task CheckSecretAsync() => AskAsync(async () =>
    {
        answer = null;
        var taken = await TakeSecret();
        if (!taken.TryGet(out var secret, out problem))
        {
            return;
        }

        if (!FetchAddress.Read(Form.TokenEndpoint).TryGet(out var endpoint, out problem))
        {
            return;
        }

        var asked = await check.AskAsync(new SecretQuestion(endpoint, Form.ClientId.Trim(), secret) { Subject = Form.Name }, await person.GetAsync(), left.Token);
        problem = asked.Problem;
        answer = asked.IsOk ? asked.Value : null;
    });

    private async Task AskAsync(Func<Task> ask)
    {
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
