using SupportConsole.App.People;

namespace SupportConsole.App.Changes;

/// <summary>Who wants a planned change, and why: what stands on the change for good.</summary>
/// <param name="Actor">The acting person.</param>
/// <param name="Ticket">The ticket's reference; required.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="RequestKey">Made once when the page shows the plan, so that a double click or a replayed event is one change.</param>
public sealed record ChangeOrder(Actor Actor, string Ticket, string Reason, Guid RequestKey);
