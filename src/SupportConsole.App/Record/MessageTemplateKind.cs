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

    /// <summary>To a customer, with a calendar event, whenever a cutover is planned or moved.</summary>
    CutoverInvitation = 8,

    /// <summary>To a customer.</summary>
    CutoverCancellation = 9,

    /// <summary>Tells a customer that a cutover is done.</summary>
    CutoverClosing = 10,

    /// <summary>To a customer.</summary>
    CutoverRollBack = 11,

    /// <summary>To the engineer who planned a cutover.</summary>
    StaffCutoverInvitation = 12,

    /// <summary>To the engineer who planned a cutover.</summary>
    StaffCutoverCancellation = 13,

    /// <summary>Tells the engineer who planned a cutover that the customer has switched.</summary>
    StaffCutoverSwitched = 14,

    /// <summary>Asks a customer about a change that their identity provider published. Engineers copy it.</summary>
    WatchQuestion = 15,

    /// <summary>Tells staff that nobody signs in through a connection.</summary>
    Silence = 16,

    /// <summary>Tells staff that an act waits for approval.</summary>
    ApprovalNeeded = 17,

    /// <summary>Tells staff that somebody used break-glass access.</summary>
    BreakGlass = 18,

    /// <summary>Tells the team that nobody signs in through any connection.</summary>
    TenantSilence = 19,
}
