using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;

namespace SupportConsole.App.Sync;

/// <summary>A person's decision on a finding that touches the record alone: who, for which ticket, and why.</summary>
public sealed record Decision(Actor Actor, string Ticket, string Reason)
{
    /// <summary>What the server checks whatever the page did: the right, the ticket and their lengths; null where nothing stands in the way.</summary>
    internal Problem? Refuse() =>
        !Actor.MayChange ? new Problem($"{Actor.Name} may look and not change.", "Ask a support engineer to do it.") { Code = "reconcile.not-allowed" }
        : string.IsNullOrWhiteSpace(Ticket) ? new Problem("A decision needs its ticket.", "Type the ticket's reference.") { Code = "reconcile.no-ticket", NotLost = "Nothing was changed." }
        : Ticket.Length > Change.TicketMaxLength || Reason.Length > Change.ReasonMaxLength
            ? new Problem($"The ticket takes {Change.TicketMaxLength} characters and the reason {Change.ReasonMaxLength}.", "Shorten them.") { Code = "reconcile.too-long", NotLost = "Nothing was changed." }
            : null;

    /// <summary>The entry that goes into the record with it.</summary>
    internal AuditEntry Entry(
        ConnectionRecord record, string action, string summary, DateTimeOffset at, IReadOnlyDictionary<string, string?>? before = null, IReadOnlyDictionary<string, string?>? after = null) => new()
        {
            At = at,
            Actor = Actor.Name,
            Action = action,
            Outcome = "done",
            Summary = summary,
            Ticket = Ticket.Trim(),
            Reason = Reason.Trim(),
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
            Before = AuditTrail.Fields(before),
            After = AuditTrail.Fields(after),
        };
}
