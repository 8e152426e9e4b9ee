namespace SupportConsole.App.Record;

/// <summary>Whether a customer's users can sign in through a connection. Ordered by urgency, most urgent first.</summary>
public enum Health
{
    Failing = 1,

    AtRisk = 2,

    /// <summary>The outcome of a change isn't known yet.</summary>
    Unknown = 3,

    /// <summary>Not enabled for any application, or deleted.</summary>
    Off = 4,

    SettingUp = 5,

    Working = 6,
}
