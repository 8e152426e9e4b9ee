namespace SupportConsole.App.Record;

/// <summary>The state of a sync check. Only a completed one concludes anything about connections that it did not see.</summary>
public enum SyncRunState
{
    Running = 1,

    /// <summary>The whole tenant was compared.</summary>
    Completed = 2,

    /// <summary>A person cancelled it.</summary>
    Cancelled = 3,

    /// <summary>The tenant could not be read to the end.</summary>
    Stopped = 4,

    /// <summary>The console stopped during the check; a new one was started.</summary>
    Interrupted = 5,
}
