using SupportConsole.App.Record;

namespace SupportConsole.App.Cutovers;

/// <summary>A connection and its newest cutover.</summary>
public sealed record CutoverView
{
    public required ConnectionRecord Record { get; init; }

    /// <summary>Null if none was ever planned.</summary>
    public required Cutover? Cutover { get; init; }

    /// <summary>How many of its links work.</summary>
    public required int OpenLinks { get; init; }

    /// <summary>The customer's confirmed contact; null if nobody can be written to.</summary>
    public required ContactAddress? Contact { get; init; }

    /// <summary>The stored previous certificate to roll back to; null if there is none.</summary>
    public required Guid? PreviousId { get; init; }

    public bool IsPlanned => Cutover is { State: CutoverState.Planned };

    public bool CanRollBack(DateTimeOffset now) => PreviousId is not null
        && Cutover is { State: CutoverState.Applied or CutoverState.Closed }
        && Cutover.AppliedAt > now - CutoverSettler.WayBack;
}
