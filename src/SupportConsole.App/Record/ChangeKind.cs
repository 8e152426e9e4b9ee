namespace SupportConsole.App.Record;

/// <summary>What a change does in the tenant.</summary>
public enum ChangeKind
{
    /// <summary>Creates the connection and enables it for the chosen applications.</summary>
    Create = 1,

    /// <summary>Changes settings other than the credential.</summary>
    EditSettings = 2,

    RotateSecret = 3,

    RotateCertificate = 4,

    /// <summary>Enables the connection for applications.</summary>
    Enable = 5,

    /// <summary>Disables it for applications.</summary>
    Disable = 6,

    /// <summary>Deletes it and its users in the tenant; the record stays, retired.</summary>
    Remove = 7,

    /// <summary>Records a connection found in the tenant, and marks it in its metadata.</summary>
    Adopt = 8,

    /// <summary>Sets recorded values again that were changed in Auth0.</summary>
    Restore = 9,
}
