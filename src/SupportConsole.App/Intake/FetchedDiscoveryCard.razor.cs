using Microsoft.AspNetCore.Components;
using SupportConsole.App.Fetching;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.App.Intake;

/// <summary>Looks at the IdP and checks the secret there. Both only when asked for.</summary>
public sealed partial class FetchedDiscoveryCard(IdentityProviderLookup lookup, SecretCheck check, ActingPerson person, FingerprintKey key)
    : IDisposable
{
    private readonly PageLife left = new();
    private FetchedDiscovery? look;
    private SecretAnswer? answer;
    private Problem? problem;
    private string lookedAt = "";
    private string failedAt = "";
    private string askedAbout = "";
    private string askedSecret = "";
    private string typedSecret = "";
    private bool isUsedAnyway;
    private bool busy;

    [Parameter, EditorRequired]
    public OidcSettingsView Subject { get; set; } = null!;

    /// <summary>Takes the secret as it would be sent.</summary>
    [Parameter, EditorRequired]
    public Func<Task<Result<ClientSecret>>> TakeSecret { get; set; } = null!;

    [Parameter]
    public EventCallback<FetchedDiscovery> OnLooked { get; set; }

    /// <summary>What stands in the way of a secret that the IdP has just refused, until somebody ticks that it is right all the same.</summary>
    public Problem? Refusal => IsRefused && !isUsedAnyway
        ? new Problem("The identity provider refused this secret.", "Enter another one, or tick “Use this secret anyway” below its answer.")
        {
            Code = "secret.refused-by-idp",
            NotLost = "Nothing was sent.",
        }
        : null;

    private bool IsRefused => IsAnswerCurrent && answer is { Verdict: SecretVerdict.Wrong };

    /// <summary>What was seen, while it is about the issuer and channel that stand on the page.</summary>
    private FetchedDiscovery? Current => lookedAt == Subject.Judged ? look : null;

    /// <summary>The endpoint to ask: the page's own, else the one that was seen.</summary>
    private string TokenEndpoint => Subject.TokenEndpoint.Trim() is { Length: > 0 } typed ? typed : Current?.Document.TokenEndpoint ?? "";

    /// <summary>The IdP's answer is shown while it is about the client, the endpoint and the secret that stand on the page.</summary>
    private bool IsAnswerCurrent => askedAbout == Question && askedSecret == typedSecret;

    private string Question => $"{TokenEndpoint} {Subject.ClientId.Trim()}";

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

    public void Dispose() => left.Dispose();

    /// <summary>Looks at the IdP unless it was seen already, or could not be, as the page stands.</summary>
    public Task LookOnceAsync() =>
        Current is not null || failedAt == Subject.Judged || Subject.Address.Length == 0 ? Task.CompletedTask : LookAsync();

    private Task LookAsync() => AskAsync(LookNowAsync);

    private async Task LookNowAsync()
    {
        var asked = Subject.Judged;
        var looked = await lookup.LookAtIssuerAsync(Subject.Address, await person.GetAsync(), !Subject.IsBackChannel, left.Token);
        if (asked != Subject.Judged)
        {
            // Another issuer stands there by now: this answer is not about it.
            return;
        }

        problem = looked.Problem;
        if (looked.IsOk)
        {
            (look, lookedAt) = (looked.Value, Subject.Judged);
            await OnLooked.InvokeAsync(look);
        }

        failedAt = looked.IsOk ? "" : Subject.Judged;
    }

    private Task CheckSecretAsync() => AskAsync(async () =>
    {
        (answer, isUsedAnyway) = (null, false);
        var taken = await TakeSecret();
        if (!taken.TryGet(out var held, out problem))
        {
            return;
        }

        using var secret = held;
        if (TokenEndpoint.Length == 0)
        {
            await LookNowAsync();
        }

        if (problem is not null || !FetchAddress.Read(TokenEndpoint).TryGet(out var endpoint, out problem))
        {
            return;
        }

        (askedAbout, askedSecret) = (Question, typedSecret = key.Fingerprint(secret));
        var question = new SecretQuestion(endpoint, Subject.ClientId.Trim(), secret)
        {
            Subject = Subject.Name,
            ConnectionId = Subject.ConnectionId,
            ClusterId = Subject.ClusterId
        };
        var asked = await check.AskAsync(question, await person.GetAsync(), left.Token);
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
        StateHasChanged();
        try
        {
            await ask();
        }
        catch (OperationCanceledException) when (left.Token.IsCancellationRequested)
        {
            // The page was left.
        }
        finally
        {
            busy = false;
            StateHasChanged();
        }
    }
}
