using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.Fetching;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;

namespace SupportConsole.App.Watch;

/// <summary>Checks one connection's document: asks the server, reads what came, and notes both in one transaction.</summary>
public sealed class WatchCheck(
    IDbContextFactory<ConsoleDbContext> contexts,
    GuardedFetcher fetcher,
    WatchPace pace,
    AutoApplyRules rules,
    TimeProvider time)
{
    /// <summary>A document is read in whole at least this often, whatever its ETag says.</summary>
    private static readonly TimeSpan WholeEvery = TimeSpan.FromDays(1);

    /// <summary>Too many fetches by people are not a failure of the document.</summary>
    private const string Busy = "fetch.busy";

    /// <summary>Why the document could not be read; null if it was, or if there is nothing to check.</summary>
    public async Task<Problem?> RunAsync(Guid connection, CancellationToken cancellationToken)
    {
        var (record, before) = await FindAsync(connection, cancellationToken);
        if (record is null || before is null || Address(record) is not { Length: > 0 } url)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var isSame = before.Url == url;
        var canAskForNews = isSame && before.Digest.Length > 0 && before.ReadAt > now - WholeEvery;
        var validators = canAskForNews ? new FetchValidators(before.ETag, before.LastModified) : FetchValidators.None;
        var limits = record.Protocol == Protocol.Oidc ? FetchLimits.Discovery : FetchLimits.Metadata;
        var fetched = FetchAddress.Read(url).TryGet(out var uri, out var problem)
            ? await fetcher.GetIfChangedAsync(uri, validators, limits, cancellationToken)
            : problem;
        var digest = fetched is { IsOk: true, Value: { } came } ? Convert.ToHexStringLower(SHA256.HashData(came.Bytes.Span)) : "";
        var isNew = digest.Length > 0 && !(isSame && digest == before.Digest);
        var read = isNew
            ? PublishedDocument.Read(record.Protocol, fetched.Value!.Bytes, EntityId(record, isSame ? before : null), now)
            : null;
        var signedWith = read is { IsOk: true } ? await rules.FindSignerAsync(connection, fetched.Value!.Bytes, cancellationToken) : null;
        return await NoteAsync(new Answer(connection, url, fetched, digest, read, signedWith), cancellationToken);
    }

    private static string Address(ConnectionRecord record) => WatchAddress.Of(record.Protocol, record.Settings, record.SeenOptions);

    private static string EntityId(ConnectionRecord record, WatchedDocument? before) =>
        record.Settings[ConnectionSettings.IdpEntityId] is { Length: > 0 } known ? known
            : before is not null && PublishedFacts.FromJson(before.Expected)?[PublishedField.EntityId] is [var read, ..] ? read
            : "";

    private async Task<(ConnectionRecord? Record, WatchedDocument? Document)> FindAsync(
        Guid connection,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.AsNoTracking().SingleOrDefaultAsync(row => row.Id == connection, cancellationToken);
        var document = await context.WatchedDocuments.AsNoTracking()
            .SingleOrDefaultAsync(row => row.ConnectionId == connection, cancellationToken);
        return (record, document);
    }

    private async Task<Problem?> NoteAsync(Answer answer, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var record = await context.Connections.SingleAsync(row => row.Id == answer.Connection, cancellationToken);
        var document = await context.WatchedDocuments.SingleAsync(row => row.ConnectionId == answer.Connection, cancellationToken);
        if (!KnownConnection.InTenant.Contains(record.State) || Address(record) != answer.Url)
        {
            // Somebody changed it meanwhile: the next check asks the right address.
            return null;
        }

        var now = time.GetUtcNow();
        if (document.Url != answer.Url)
        {
            await BeginAsync(context, record, document, answer.Url, now, cancellationToken);
        }

        var problem = answer.Fetched.Problem ?? answer.Read?.Problem;
        Note(document, answer, problem, now);
        if (problem is null)
        {
            await WatchFindings.FollowAsync(context, record, document, answer.Read?.Value.Certificates ?? [], now, cancellationToken);
            NoteSigner(context, answer);
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return problem;
    }

    private static async Task BeginAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        WatchedDocument document,
        string url,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        await WatchFindings.WithdrawAsync(context, record, now, cancellationToken);
        document.Url = url;
        document.Digest = "";
        document.ETag = "";
        document.LastModified = null;
        document.Expected = "";
        document.Latest = "";
        document.ValidUntil = null;
        document.ConfirmedAt = null;
        document.ReadAt = null;
        document.Failures = 0;
        document.FailingSince = null;
    }

    /// <summary>The signature counts for the document that came with it only.</summary>
    private static void NoteSigner(ConsoleDbContext context, Answer answer)
    {
        if (answer.SignedWith is { } signer
            && context.WatchFindings.Local.FirstOrDefault(finding => finding.Outcome == WatchOutcome.Open) is { } open)
        {
            open.SignedWith = signer;
        }
    }

    private void Note(WatchedDocument document, Answer answer, Problem? problem, DateTimeOffset now)
    {
        document.AskedAt = now;
        if (problem is not null)
        {
            document.Problem = Cut(problem.ToString());
            document.Failures += problem.Code == Busy ? 0 : 1;
            document.FailingSince ??= now;
            document.NextAt = pace.Next(Math.Max(document.Failures, 1), Random.Shared.NextDouble());
            return;
        }

        document.Problem = "";
        document.Failures = 0;
        document.FailingSince = null;
        document.ConfirmedAt = now;
        document.NextAt = pace.Next(failures: 0, Random.Shared.NextDouble());
        if (answer.Fetched.Value is { } came)
        {
            document.ReadAt = now;
            document.Digest = answer.Digest;
            document.ETag = came.Validators.ETag;
            document.LastModified = came.Validators.LastModified;
        }

        if (answer.Read is { Value: var published })
        {
            document.Latest = published.Facts.ToJson();
            document.ValidUntilSince = document.ValidUntil == published.Facts.ValidUntil ? document.ValidUntilSince ?? now : now;
            document.ValidUntil = published.Facts.ValidUntil;
        }
    }

    private static string Cut(string text) =>
        text.Length <= WatchedDocument.ProblemMaxLength ? text : text[..(WatchedDocument.ProblemMaxLength - 1)] + "…";

    /// <param name="Fetched">Null inside if the document is the same by its validators.</param>
    /// <param name="Digest">Of the bytes that came; empty if none came.</param>
    /// <param name="Read">Null if nothing came, or the same bytes as before.</param>
    /// <param name="SignedWith">The pinned key that signed it; empty if none did, null if there is nothing to verify.</param>
    private sealed record Answer(
        Guid Connection,
        string Url,
        Result<FetchedDocument?> Fetched,
        string Digest,
        Result<PublishedDocument>? Read,
        string? SignedWith);
}
