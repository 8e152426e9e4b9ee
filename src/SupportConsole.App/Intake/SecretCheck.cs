using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Fetching;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Intake;

/// <summary>
/// Asks the identity provider's token endpoint whether client ID and secret are right, with an authorization code that cannot be valid:
/// nothing is issued. Asked only when an engineer wants it; every question is recorded.
/// </summary>
public sealed class SecretCheck(GuardedFetcher fetcher, SecretCheckRate rate, IDbContextFactory<ConsoleDbContext> contexts,
    Rights rights, TimeProvider time)
{
    public const string AuditAction = "secret.check";

    private const string ImpossibleCode = "support-console-check-not-a-code";

    /// <summary>Asks, and records that it was asked, by whom, and what came of it. The secret is never recorded.</summary>
    public async Task<Result<SecretAnswer>> AskAsync(SecretQuestion question, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        if (question.Secret.Length == 0 || question.ClientId.Length == 0)
        {
            return new Problem("The client ID or the secret is empty.", "Enter both, then check them.") { Code = "secret-check.empty" };
        }

        if (rate.Take(
            [$"client {question.TokenEndpoint.IdnHost} {question.ClientId}", .. question.ConnectionId is { } id
            ? (string[])[$"connection {id}"] : []]) is { } often)
        {
            return often;
        }

        Result<SecretAnswer>? result = null;
        try
        {
            result = await AskAsync(question, cancellationToken);
            return result;
        }
        finally
        {
            await RecordAsync(question, actor, result);
        }
    }

    private async Task<Result<SecretAnswer>> AskAsync(SecretQuestion question, CancellationToken cancellationToken)
    {
        var first = await AskAsync(question, question.AuthMethod == SecretAuthMethod.Basic, cancellationToken);
        if (question.AuthMethod != SecretAuthMethod.PostThenBasic || !first.TryGet(out var answer, out _)
            || answer.Verdict != SecretVerdict.Wrong)
        {
            return first;
        }

        var second = await AskAsync(question, inHeader: true, cancellationToken);
        return second.TryGet(out var other, out _) && other.Verdict == SecretVerdict.Right
            ? answer with
            {
                Verdict = SecretVerdict.RightInHeaderOnly,
                What = "Client ID and secret are right, but the identity provider takes them in the Authorization header only (client_secret_basic). Auth0 sends them in the body.",
                Cure = "Ask the customer to set the application's token authentication method to client_secret_post.",
            }
            : first;
    }

    private async Task<Result<SecretAnswer>> AskAsync(SecretQuestion question, bool inHeader, CancellationToken cancellationToken)
    {
        var secret = question.Secret.Reveal();
        List<KeyValuePair<string, string>> form =
            [new("grant_type", "authorization_code"), new("code", ImpossibleCode), new("redirect_uri", question.RedirectUri)];
        AuthenticationHeaderValue? basic = null;
        if (inHeader)
        {
            var pair = $"{Uri.EscapeDataString(question.ClientId)}:{Uri.EscapeDataString(secret)}";
            basic = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        }
        else
        {
            form.AddRange([new("client_id", question.ClientId), new("client_secret", secret)]);
        }

        var posted = await fetcher.PostAsync(question.TokenEndpoint, form, basic, FetchLimits.TokenAnswer, cancellationToken);
        return posted.Map(answer => TokenAnswer.Understand(answer, question.Secret));
    }

    private async Task RecordAsync(SecretQuestion question, Actor actor, Result<SecretAnswer>? result)
    {
        var (outcome, words) = result switch
        {
            null => ("unknown", "the question was broken off"),
            { IsOk: true } => ("done", result.Value.What),
            _ => ("refused", result.Problem.What),
        };
        var summary = $"Asked {FetchAddress.Show(question.TokenEndpoint)} about the secret of client {question.ClientId}: {words}";
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = AuditAction,
            Outcome = outcome,
            Summary = summary.Length <= AuditEntry.TextMaxLength ? summary : summary[..(AuditEntry.TextMaxLength - 1)] + "…",
            ConnectionId = question.ConnectionId,
            ClusterId = question.ClusterId,
            Subject = question.Subject,
        });
        await context.SaveChangesAsync(CancellationToken.None);
    }
}
