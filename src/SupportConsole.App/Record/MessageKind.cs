namespace SupportConsole.App.Record;

public enum MessageKind
{
    /// <summary>All reminders of a day for one recipient.</summary>
    Digest = 1,

    /// <summary>One reminder to a customer.</summary>
    CustomerReminder = 2,

    /// <summary>Asks a customer's contact to confirm the address.</summary>
    ConfirmContact = 3,

    Test = 4,

    /// <summary>Asks a customer again for the values that a hand-off asked for.</summary>
    Nudge = 5,

    /// <summary>Tells a customer that a rotation is done.</summary>
    RotationNote = 6,

    /// <summary>Nobody signs in through a connection.</summary>
    Silence = 10,

    /// <summary>About a planned cutover: an invitation, a change of the plan, or how it went.</summary>
    Cutover = 20,

    /// <summary>Tells the team at once: break-glass access, a request that waits for approval.</summary>
    Alert = 30,
}
