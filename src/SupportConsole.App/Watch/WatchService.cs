using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Differences;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Watch;

/// <summary>What people do about the watch. Nothing here reaches Auth0.</summary>
public sealed class WatchService(
    IDbContextFactory<ConsoleDbContext> contexts,
    WatchCheck check,
    WatchPace pace,
    Rights rights,
    TimeProvider time)
{
    private const string NothingChanged = "Nothing was changed.";

    private static Problem Gone { get; } =
        new("This change was already handled.", "Reload the page.") { Code = "watch.gone", NotLost = NothingChanged };

    /// <summary>Turns the watch over a connection's document on or off.</summary>
    public Task<Result<Done>> SwitchAsync(Guid connection, bool isOn, Actor actor, CancellationToken cancellationToken) =>
        ActAsync(connection, actor, (context, record, document) =>
        {
            if (document.IsOff == !isOn)
            {
                return Task.FromResult<Problem?>(null);
            }

            document.IsOff = !isOn;
            document.NextAt = time.GetUtcNow();
            var summary = $"Turned the watch over the IdP of {record.Name} {(isOn ? "on" : "off")}.";
            AuditTrail.Add(context, Entry(record, actor, "watch.switch", summary, reason: ""));
            return Task.FromResult<Problem?>(null);
        }, cancellationToken);

    /// <summary>Checks the document now. The problem says why it could not be read.</summary>
    public async Task<Result<Done>> CheckNowAsync(Guid connection, Actor actor, CancellationToken cancellationToken)
    {
        var ready = await ActAsync(connection, actor, (_, record, _) => Task.FromResult(ProblemOf(record)), cancellationToken);
        if (!ready.IsOk)
        {
            return ready;
        }

        if (!pace.TryTake())
        {
            return new Problem("Too many checks are running.", "Try again in a minute.") { Code = "watch.rate" };
        }

        return await StorageProblem.OrAsync(async () =>
            await check.RunAsync(connection, cancellationToken) is { } problem ? (Result<Done>)problem : Done.Instance);
    }

    /// <summary>Closes a finding without applying it: what the document says by now is agreed.</summary>
    /// <param name="note">Why; in the audit log.</param>
    public Task<Result<Done>> DismissAsync(Guid connection, Guid finding, string note, Actor actor, CancellationToken cancellationToken) =>
        ActAsync(connection, actor, async (context, record, document) =>
        {
            if (note.Trim() is not { Length: > 0 and <= WatchFinding.NoteMaxLength } words)
            {
                return note.Trim().Length == 0
                    ? new Problem("Add a note.", "Say why nothing needs to be done.") { Code = "watch.no-note" }
                    : new Problem("The note is too long.", $"Use at most {WatchFinding.NoteMaxLength} characters.")
                    {
                        Code = "watch.long-note",
                    };
            }

            var found = await context.WatchFindings.SingleOrDefaultAsync(
                row => row.Id == finding && row.ConnectionId == connection && row.Outcome == WatchOutcome.Open,
                cancellationToken);
            if (found is null)
            {
                return Gone;
            }

            found.Outcome = WatchOutcome.Dismissed;
            found.ClosedAt = time.GetUtcNow();
            found.ClosedBy = actor.Name;
            found.Note = words;
            document.Expected = document.Latest;
            var summary = $"Dismissed the change that the IdP of {record.Name} published: {found.Fields}.";
            AuditTrail.Add(context, Entry(record, actor, "watch.dismiss", summary, words));
            return null;
        }, cancellationToken);

    private static Problem? ProblemOf(ConnectionRecord record) =>
        WatchAddress.Of(record.Protocol, record.Settings, record.SeenOptions).Length > 0 ? null
            : new Problem(
                record.Protocol == Protocol.Saml ? "No metadata URL is known." : "No discovery URL or issuer is known.",
                "Enter it in the connection's settings.")
            {
                Code = "watch.no-address",
            };

    private Task<Result<Done>> ActAsync(
        Guid connection,
        Actor actor,
        Func<ConsoleDbContext, ConnectionRecord, WatchedDocument, Task<Problem?>> act,
        CancellationToken cancellationToken) =>
        StorageProblem.OrAsync<Done>(async () =>
        {
            if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
            {
                return refusal;
            }

            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var record = await context.Connections.SingleOrDefaultAsync(row => row.Id == connection, cancellationToken);
            if (record is null || !KnownConnection.InTenant.Contains(record.State))
            {
                return new Problem("This connection isn't in Auth0.", "Reload the page.") { Code = "watch.not-in-auth0" };
            }

            var document = await context.WatchedDocuments.SingleOrDefaultAsync(row => row.ConnectionId == connection, cancellationToken);
            if (document is null)
            {
                document = new WatchedDocument { ConnectionId = connection, NextAt = time.GetUtcNow() };
                context.WatchedDocuments.Add(document);
            }

            if (await act(context, record, document) is { } problem)
            {
                return problem;
            }

            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return Done.Instance;
        });

    private AuditEntry Entry(ConnectionRecord record, Actor actor, string action, string summary, string reason) => new()
    {
        At = time.GetUtcNow(),
        By = actor,
        Action = action,
        Outcome = "done",
        Summary = summary,
        Reason = reason,
        ConnectionId = record.Id,
        ClusterId = record.ClusterId.Value,
        Subject = record.Name.Value,
    };
}
