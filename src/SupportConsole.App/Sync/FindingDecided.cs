using SupportConsole.App.Changes;

namespace SupportConsole.App.Sync;

/// <summary>The result of a decision, for the page: a change's outcome, or words if nothing was sent to Auth0.</summary>
public sealed record FindingDecided(Guid? ConnectionId, ChangeOutcome? Outcome = null, string? Words = null);
