namespace SupportConsole.App.Record;

/// <summary>What a change does to the tenant.</summary>
public enum ChangeKind
{
    /// <summary>Creates the connection and enables it for the applications chosen.</summary>
    Create = 1,

    /// <summary>Changes settings other than the credential.</summary>
    EditSettings = 2,

    /// <summary>Replaces the client secret.</summary>
    RotateSecret = 3,

    /// <summary>Replaces the signing certificate.</summary>
    RotateCertificate = 4,

    /// <summary>Enables the connection for applications.</summary>
    Enable = 5,

    /// <summary>Disables it for applications.</summary>
    Disable = 6,

    /// <summary>Deletes it in the tenant, and its users with it; the record stays, retired.</summary>
    Remove = 7,

    /// <summary>Takes a connection found in the tenant into the record, marking it as ours in its metadata.</summary>
    Adopt = 8,

    /// <summary>Puts back what the record says over what was changed elsewhere.</summary>
    PutBack = 9,
}

/// <summary>How far a change has come. Unknown is a state like any other.</summary>
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

    /// <summary>It may have happened; the console keeps asking the tenant.</summary>
    Unknown = 6,

    /// <summary>Settled by finding another value in the tenant than was there before or was sent: someone else's.</summary>
    Superseded = 7,
}
