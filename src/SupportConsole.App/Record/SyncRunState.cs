namespace SupportConsole.App.Record;

/// <summary>The state of a sync check. Only a completed one concludes anything about connections that it did not see.</summary>
public enum SyncRunState
{
    Running = 1,

    Completed = 2,

    Cancelled = 3,

    Stopped = 4,

    /// <summary>The console stopped during the check; a new one was started.</summary>
    Interrupted = 5,
}
