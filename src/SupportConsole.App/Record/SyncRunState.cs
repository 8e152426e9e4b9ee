namespace SupportConsole.App.Record;

/// <summary>How far a sweep has come.</summary>
public enum SyncRunState
{
    /// <summary>At work, or waiting for a process to go on with it.</summary>
    Running = 1,

    /// <summary>The whole tenant was compared.</summary>
    Completed = 2,

    /// <summary>A person stopped it. It concludes nothing about what it did not see.</summary>
    Cancelled = 3,

    /// <summary>The tenant could not be read to the end. It concludes nothing about what it did not see, and the next one goes on from there.</summary>
    Stopped = 4,
}
