namespace SupportConsole.App.Record;

public enum MessageState
{
    Waiting = 1,

    /// <summary>A sender has it. After a crash it is sent again with the same ID, so that mailboxes can drop the second copy.</summary>
    Sending = 2,

    Sent = 3,

    /// <summary>Nothing tries it again but a person.</summary>
    Failed = 4,

    /// <summary>No longer due, or cancelled by a person.</summary>
    Cancelled = 5,
}
