using System.Diagnostics;
using SupportConsole.App.Record;

namespace SupportConsole.App.Changes;

/// <summary>The steps of a change, in order. A crash between any two of them is settled at the next start.</summary>
public enum ChangeStep
{
    /// <summary>The intent and its audit entry are committed; the tenant was not called.</summary>
    IntentCommitted = 1,

    /// <summary>The tenant answered the call that makes the change.</summary>
    TenantCalled,

    /// <summary>The id that Auth0 gave a new connection is committed.</summary>
    IdRemembered,

    /// <summary>The connection is enabled (or disabled) for its applications.</summary>
    ApplicationsSet,

    /// <summary>The connection was read back and compared.</summary>
    ReadBack,

    /// <summary>Outcome, record and audit entry are committed in one transaction.</summary>
    Committed,
}

/// <summary>The steps of a change as activities. The crash harness watches them.</summary>
public sealed class ChangeSteps
{
    /// <summary>Called with the kind of change, the step, and whether it is about to be taken (true) or was taken (false).</summary>
    public Action<ChangeKind, ChangeStep, bool>? Watcher { get; set; }

    /// <summary>Says that a step is about to be taken.</summary>
    public void Before(ChangeKind kind, ChangeStep step)
    {
        Telemetry.Activities.StartActivity(Name(step))?.SetTag("kind", kind.ToString());
        Watcher?.Invoke(kind, step, true);
    }

    /// <summary>Says that a step was taken.</summary>
    public void After(ChangeKind kind, ChangeStep step)
    {
        Watcher?.Invoke(kind, step, false);
        if (Activity.Current is { } current && current.OperationName == Name(step))
        {
            current.Dispose();
        }
    }

    private static string Name(ChangeStep step) => $"change.{step}";
}

/// <summary>How changes are run and settled.</summary>
public sealed class ChangeSettings
{
    /// <summary>How long the settler waits between looks at the journal.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long after a call of doubtful outcome “nothing happened” may be concluded: what was in flight has landed by then.</summary>
    public TimeSpan DoubtFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a second change of one connection waits for the first.</summary>
    public TimeSpan WaitForOther { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Removals an hour before an administrator is needed.</summary>
    public int RemovalsAnHour { get; set; } = 3;
}
