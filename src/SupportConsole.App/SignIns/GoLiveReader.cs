using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.SignIns;

/// <summary>One step on the way to live.</summary>
/// <param name="At">When it was reached, UTC; null if it hasn't been.</param>
/// <param name="Source">How it is known; empty if it hasn't been reached.</param>
public sealed record GoLiveStep(string Name, DateTimeOffset? At, string Source);

/// <summary>Reads how far a connection is on the way to live, and by which evidence.</summary>
public sealed class GoLiveReader(IDbContextFactory<ConsoleDbContext> contexts)
{
    private const string Adopt = "connection.adopt";
    private const string Move = "connection.state";

    /// <summary>The four steps in order; empty if there is no such connection.</summary>
    public async Task<IReadOnlyList<GoLiveStep>> FindAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.AsNoTracking().SingleOrDefaultAsync(row => row.Id == connectionId, cancellationToken);
        if (record is null)
        {
            return [];
        }

        // An adoption is recorded with its intent, whatever Auth0 answers. One that only marks the connection in Auth0 has no state.
        var moves = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.ConnectionId == connectionId
                && (entry.Action == Move || (entry.Action == Adopt && entry.Outcome == "intended" && entry.After.Contains("\"state\":"))))
            .OrderBy(entry => entry.Id)
            .ToListAsync(cancellationToken);
        return
        [
            await ReadyAsync(context, record, moves, cancellationToken),
            await TestedAsync(context, record, moves, TestSource.Support, cancellationToken),
            await TestedAsync(context, record, moves, TestSource.Customer, cancellationToken),
            Live(record, moves),
        ];
    }

    private static async Task<GoLiveStep> ReadyAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        List<AuditEntry> moves,
        CancellationToken cancellationToken)
    {
        var change = await context.Changes.AsNoTracking()
            .Where(row => row.ConnectionId == record.Id && row.State == ChangeState.Confirmed)
            .Where(row => row.Kind == ChangeKind.Create || row.Kind == ChangeKind.Adopt)
            .OrderByDescending(row => row.PlannedAt)
            .FirstOrDefaultAsync(cancellationToken);
        var source = change is null ? "" : $"{(change.Kind == ChangeKind.Create ? "created" : "adopted")} by {change.Actor}";
        return new GoLiveStep("Ready to test", IsAdoptedLive(record, moves) ? record.StateSince : change?.SettledAt, source);
    }

    private static async Task<GoLiveStep> TestedAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        List<AuditEntry> moves,
        TestSource source,
        CancellationToken cancellationToken)
    {
        var name = source == TestSource.Support ? "Tested by support" : "Tested by the customer";
        var test = await context.SignInTests.AsNoTracking()
            .Where(row => row.ConnectionId == record.Id && row.Source == source && row.Succeeded && row.Missing == "")
            .OrderByDescending(row => row.At)
            .FirstOrDefaultAsync(cancellationToken);
        if (test is not null)
        {
            var how = source == TestSource.Support ? $"test sign-in of {test.By}" : "test sign-in by their link";
            return new GoLiveStep(name, test.At, test.Revision == ConnectionRevision.Of(record) ? how : $"{how}, before the last change");
        }

        return source == TestSource.Support && MarkedAsTested(record, moves) is { } marked
            ? new GoLiveStep(name, marked.At, Marked(marked))
            : new GoLiveStep(name, null, "");
    }

    private static GoLiveStep Live(ConnectionRecord record, List<AuditEntry> moves)
    {
        const string Name = "Live";
        if (record.State != ConnectionState.Live)
        {
            return new GoLiveStep(Name, null, "");
        }

        var source = moves.LastOrDefault() is not { } moved ? "not recorded how"
            : moved.Action == Adopt ? "adopted as live"
            : Text(moved, "note").Length > 0 ? Marked(moved)
            : "first sign-in of a user in the tenant's log";
        return new GoLiveStep(Name, record.StateSince, source);
    }

    /// <summary>Whether the connection is live since it was adopted: both steps are one then.</summary>
    private static bool IsAdoptedLive(ConnectionRecord record, List<AuditEntry> moves) =>
        record.State == ConnectionState.Live && moves.LastOrDefault()?.Action == Adopt;

    /// <summary>The entry by which somebody marked it as tested; of a live connection, the one before it went live.</summary>
    private static AuditEntry? MarkedAsTested(ConnectionRecord record, List<AuditEntry> moves)
    {
        var marked = record.State switch
        {
            ConnectionState.Tested => moves.LastOrDefault(),
            ConnectionState.Live => moves.SkipLast(1).LastOrDefault(),
            _ => null,
        };
        return marked is not null && Text(marked, "state") == StateBadge.Of(ConnectionState.Tested).Word ? marked : null;
    }

    private static string Marked(AuditEntry moved) => $"marked by {moved.Actor}: {Text(moved, "note")}";

    private static string Text(AuditEntry entry, string field) =>
        entry.After is { Length: > 0 } after ? (string?)JsonNode.Parse(after)?[field] ?? "" : "";
}
