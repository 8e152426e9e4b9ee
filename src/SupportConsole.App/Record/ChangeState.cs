namespace SupportConsole.App.Record;

public enum ChangeState
{
    Saved = 1,

    Sending = 2,

    Checking = 3,

    Confirmed = 4,

    /// <summary>Refused by Auth0, or found not to have happened: nothing changed in the tenant.</summary>
    Refused = 5,

    Unknown = 6,

    /// <summary>The tenant has neither the previous nor the sent values: somebody else changed them.</summary>
    Superseded = 7,
}
