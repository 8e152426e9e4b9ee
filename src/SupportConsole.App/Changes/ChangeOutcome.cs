using SupportConsole.App.Record;

namespace SupportConsole.App.Changes;

/// <summary>What became of a change, for the page.</summary>
/// <param name="ChangeId">The change.</param>
/// <param name="State">Confirmed, refused, unknown or superseded.</param>
/// <param name="Words">What is known, and where something is not, the cure.</param>
/// <param name="At">When, UTC.</param>
/// <param name="RequestId">Auth0's id of the deciding request; empty where there was none.</param>
public sealed record ChangeOutcome(Guid ChangeId, ChangeState State, string Words, DateTimeOffset At, string RequestId)
{
    /// <summary>The outcome that a change has come to.</summary>
    public static ChangeOutcome Of(Change change) =>
        new(change.Id, change.State, change.Outcome, change.SettledAt ?? change.SentAt ?? change.PlannedAt, change.RequestId);
}
