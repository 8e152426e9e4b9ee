using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Changes;

/// <summary>Who applies a plan, and why.</summary>
/// <param name="Ticket">The ticket number; required.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="RequestKey">Created once when the page shows the plan, so that a double click is one change.</param>
public sealed record ChangeOrder(Actor Actor, string Ticket, string Reason, Guid RequestKey)
{
    /// <summary>The customer's message about the new credential; null if there was none, such as for a roll back.</summary>
    public CustomerMessage? Message { get; init; }
}
