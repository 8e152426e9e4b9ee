namespace SupportConsole.App.Record;

/// <summary>The state of a change. Unknown is a state like any other.</summary>
public enum ChangeState
{
    /// <summary>Saved here; the tenant was not called yet.</summary>
    Saved = 1,

    /// <summary>The tenant is being called.</summary>
    Sending = 2,

    /// <summary>The tenant answered; it is being read back.</summary>
    Checking = 3,

    /// <summary>Read back and recorded.</summary>
    Confirmed = 4,

    /// <summary>Refused by Auth0, or found not to have happened: nothing changed in the tenant.</summary>
    Refused = 5,

    /// <summary>It may have happened; the settler keeps reading the tenant.</summary>
    Unknown = 6,

    /// <summary>The tenant has neither the previous nor the sent values: somebody else changed them.</summary>
    Superseded = 7,
}
