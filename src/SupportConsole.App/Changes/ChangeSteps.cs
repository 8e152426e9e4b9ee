using System.Diagnostics;
using SupportConsole.App.Record;

namespace SupportConsole.App.Changes;

/// <summary>The steps of a change as activities. The crash harness watches them.</summary>
public sealed class ChangeSteps
{
    /// <summary>Called with the kind of change, the step, and whether it is about to be taken (true) or was taken (false).</summary>
    public Action<ChangeKind, ChangeStep, bool>? Watcher { get; set; }

    public void Before(ChangeKind kind, ChangeStep step)
    {
        Telemetry.Activities.StartActivity(Name(step))?.SetTag("kind", kind.ToString());
        Watcher?.Invoke(kind, step, true);
    }

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
