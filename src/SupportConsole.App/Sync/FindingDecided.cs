using SupportConsole.App.Changes;

namespace SupportConsole.App.Sync;

/// <summary>What came of a decision, for the page: a change's outcome, or words where the record alone was touched.</summary>
public sealed record FindingDecided(Guid? ConnectionId, ChangeOutcome? Outcome = null, string? Words = null);
