using SupportConsole.App.Changes;

namespace SupportConsole.Crash;

/// <summary>A moment in a change: just before one of its steps, or just after it.</summary>
/// <param name="Step">The step.</param>
/// <param name="IsBefore">Whether before the step rather than after it.</param>
public readonly record struct Moment(ChangeStep Step, bool IsBefore)
{
    /// <summary>Whether the intent is on the disk by then, so that nothing may lose the change.</summary>
    public bool HasIntent => this != new Moment(ChangeStep.IntentCommitted, IsBefore: true);

    /// <summary>Whether nothing is left to be done.</summary>
    public bool IsOver => this == new Moment(ChangeStep.Committed, IsBefore: false);

    /// <summary>Whether a kill leaves something to find out.</summary>
    public bool IsInFlight => HasIntent && !IsOver;

    /// <summary>Every moment, in order.</summary>
    public static IEnumerable<Moment> All => from step in Enum.GetValues<ChangeStep>() from isBefore in new[] { true, false } select new Moment(step, isBefore);

    /// <inheritdoc/>
    public override string ToString() => $"{(IsBefore ? "before" : "after")} {Step switch
    {
        ChangeStep.IntentCommitted => "the intent is committed",
        ChangeStep.TenantCalled => "the tenant is called",
        ChangeStep.IdRemembered => "the id is remembered",
        ChangeStep.ApplicationsSet => "the applications are set",
        ChangeStep.ReadBack => "it is read back",
        _ => "the outcome is committed",
    }}";
}
