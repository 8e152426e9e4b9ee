namespace SupportConsole.App.Record;

/// <summary>The messages whose text can be edited.</summary>
public enum MessageTemplateKind
{
    /// <summary>All reminders of a day for one recipient.</summary>
    Digest = 1,

    /// <summary>To a customer, about a client secret.</summary>
    SecretReminder = 2,

    /// <summary>To a customer, about a signing certificate.</summary>
    CertificateReminder = 3,

    /// <summary>Asks a customer's contact to confirm the address.</summary>
    ConfirmContact = 4,

    Test = 5,

    /// <summary>Asks a customer again for the values that a hand-off asked for.</summary>
    Nudge = 6,

    /// <summary>Tells a customer that a rotation is done.</summary>
    RotationNote = 7,
}
