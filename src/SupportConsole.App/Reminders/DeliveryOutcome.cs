namespace SupportConsole.App.Reminders;

public enum DeliveryOutcome
{
    Accepted = 1,

    TryLater = 2,

    /// <summary>It will never be accepted.</summary>
    Refused = 3,

    /// <summary>What it is about was done in the meantime.</summary>
    NotNeeded = 4,
}
