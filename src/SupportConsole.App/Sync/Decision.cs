using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Sync;

/// <summary>A decision about a finding that sends nothing to Auth0: who, for which ticket, and why.</summary>
public sealed record Decision(Actor Actor, string Ticket, string Reason)
{
    private const string NothingChanged = "Nothing was changed.";

    /// <summary>What the server checks whatever the page did; null if the decision is valid.</summary>
    internal async Task<Problem?> ValidateAsync(Rights rights) => await rights.FindRefusalAsync(Actor, Policies.ChangeSso) ?? Validate();

    private Problem? Validate()
    {
        if (string.IsNullOrWhiteSpace(Ticket))
        {
            return new Problem("The ticket is missing.", "Enter a ticket number.") { Code = "sync.no-ticket", NotLost = NothingChanged };
        }

        if (Ticket.Length > Change.TicketMaxLength || Reason.Length > Change.ReasonMaxLength)
        {
            var limits = $"A ticket has at most {Change.TicketMaxLength} characters, a reason {Change.ReasonMaxLength}.";
            return new Problem(limits, "Shorten them.") { Code = "sync.too-long", NotLost = NothingChanged };
        }

        return TypedText.FindProblem(Ticket, Reason) is { } hidden ? hidden with { NotLost = NothingChanged } : null;
    }

    internal AuditEntry Entry(
        ConnectionRecord record,
        string action,
        string summary,
        DateTimeOffset at,
        IReadOnlyDictionary<string, string?>? before = null,
        IReadOnlyDictionary<string, string?>? after = null) => new()
        {
            At = at,
            By = Actor,
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
