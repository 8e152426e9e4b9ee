using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Onboarding;

/// <summary>The hand-off that the customer was given last: its values depend on the connection's name and protocol.</summary>
/// <param name="Name">The connection's name at that time.</param>
/// <param name="Protocol">The protocol at that time; null if it was not noted.</param>
/// <param name="At">When it was given, UTC.</param>
/// <param name="To">Whom it was given to; empty if nobody was named.</param>
public sealed record GivenHandOff(string Name, Protocol? Protocol, DateTimeOffset At, string To)
{
    internal const string Action = "draft.hand-over";
    internal const string Undone = "draft.hand-over-undone";

    /// <summary>Whether the customer has registered values that the connection no longer has.</summary>
    public bool IsOutdated(ConnectionRecord record) =>
        record.Name.Value != Name || (Protocol is not null && record.Protocol != Protocol);

    internal static async Task<GivenHandOff?> FindAsync(ConsoleDbContext context, Guid connectionId, CancellationToken cancellationToken)
    {
        var entry = await context.AuditEntries.AsNoTracking()
            .Where(row => row.ConnectionId == connectionId && (row.Action == Action || row.Action == Undone))
            .OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return entry is null || entry.Action == Undone
            ? null
            : new GivenHandOff(entry.Subject, ProtocolOf(entry), entry.At, Fields(entry)?.GetValueOrDefault("to") ?? "");
    }

    internal static AuditEntry EntryFor(ConnectionRecord record, Actor actor, string to, DateTimeOffset at) => new()
    {
        At = at,
        By = actor,
        Action = Action,
        Outcome = "done",
        Summary = to.Length > 0
            ? $"Sent {to} of {record.Cluster.DisplayName} the hand-off for {record.Name}."
            : $"Gave {record.Cluster.DisplayName} the hand-off for {record.Name}.",
        ConnectionId = record.Id,
        ClusterId = record.ClusterId.Value,
        Subject = record.Name.Value,
        After = AuditTrail.Fields(new Dictionary<string, string?>
        {
            ["name"] = record.Name.Value,
            ["protocol"] = record.Protocol.ToString(),
            ["to"] = to,
        }),
    };

    private static Dictionary<string, string?>? Fields(AuditEntry entry) =>
        JsonSerializer.Deserialize<Dictionary<string, string?>>(entry.After);

    private static Protocol? ProtocolOf(AuditEntry entry) =>
        Fields(entry)?.GetValueOrDefault("protocol") is { } text
            && Enum.TryParse<Protocol>(text, out var protocol)
            ? protocol
            : null;
}
