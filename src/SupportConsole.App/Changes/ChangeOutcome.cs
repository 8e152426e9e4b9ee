using SupportConsole.App.Record;

namespace SupportConsole.App.Changes;

/// <summary>The outcome of a change, for the page.</summary>
/// <param name="State">Confirmed, refused, unknown or superseded.</param>
/// <param name="Words">What happened, and what to do if something is not known.</param>
/// <param name="At">When, UTC.</param>
/// <param name="RequestId">Auth0's ID of the deciding request; empty if there was none.</param>
public sealed record ChangeOutcome(Guid ChangeId, ChangeState State, string Words, DateTimeOffset At, string RequestId)
{
    public static ChangeOutcome Of(Change change) =>
        new(change.Id, change.State, change.Outcome, change.SettledAt ?? change.SentAt ?? change.PlannedAt, change.RequestId);
}
