namespace SupportConsole.App.Record;

public enum ChangeKind
{
    Create = 1,

    EditSettings = 2,

    RotateSecret = 3,

    RotateCertificate = 4,

    Enable = 5,

    Disable = 6,

    Remove = 7,

    /// <summary>Records a connection found in the tenant, and marks it in its metadata.</summary>
    Adopt = 8,

    /// <summary>Sets recorded values again that were changed in Auth0.</summary>
    Restore = 9,
}
