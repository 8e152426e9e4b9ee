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
    /// <summary>The four steps in order; empty if there is no such connection.</summary>
    public async Task<IReadOnlyList<GoLiveStep>> FindAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Connections.AsNoTracking().SingleOrDefaultAsync(row => row.Id == connectionId, cancellationToken);
        if (record is null)
        {
            return [];
        }

        var moved = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.ConnectionId == connectionId && entry.Action == "connection.state")
            .OrderByDescending(entry => entry.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return
        [
            await ReadyAsync(context, record, cancellationToken),
            await TestedAsync(context, record, moved, TestSource.Support, cancellationToken),
            await TestedAsync(context, record, moved, TestSource.Customer, cancellationToken),
            Live(record, moved),
        ];
    }

    private static async Task<GoLiveStep> ReadyAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        CancellationToken cancellationToken)
    {
        var change = await context.Changes.AsNoTracking()
            .Where(row => row.ConnectionId == record.Id && row.State == ChangeState.Confirmed)
            .Where(row => row.Kind == ChangeKind.Create || row.Kind == ChangeKind.Adopt)
            .OrderByDescending(row => row.PlannedAt)
            .FirstOrDefaultAsync(cancellationToken);
        var source = change is null ? "" : $"{(change.Kind == ChangeKind.Create ? "created" : "adopted")} by {change.Actor}";
        return new GoLiveStep("Ready to test", change?.SettledAt, source);
    }

    private static async Task<GoLiveStep> TestedAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        AuditEntry? moved,
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

        return source == TestSource.Support && record.State == ConnectionState.Tested && moved is not null
            ? new GoLiveStep(name, record.StateSince, Marked(moved))
            : new GoLiveStep(name, null, "");
    }

    private static GoLiveStep Live(ConnectionRecord record, AuditEntry? moved)
    {
        const string Name = "Live";
        if (record.State != ConnectionState.Live)
        {
            return new GoLiveStep(Name, null, "");
        }

        var source = moved is null ? "adopted as live"
            : Text(moved, "note").Length > 0 ? Marked(moved)
            : "first sign-in of a user in the tenant's log";
        return new GoLiveStep(Name, record.StateSince, source);
    }

    private static string Marked(AuditEntry moved) => $"marked by {moved.Actor}: {Text(moved, "note")}";

    private static string Text(AuditEntry entry, string field) =>
        entry.After is { Length: > 0 } after ? (string?)JsonNode.Parse(after)?[field] ?? "" : "";
}
