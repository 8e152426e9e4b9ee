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

    /// <summary>About a planned cutover: an invitation, a change of the plan, or how it went.</summary>
    Cutover = 20,
}
