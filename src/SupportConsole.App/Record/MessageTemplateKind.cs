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
}
