using SupportConsole.App.Record;

namespace SupportConsole.App.Changes;

/// <summary>Changes in the words of the page and of the record.</summary>
public static class ChangeWords
{
    /// <summary>The stable word for the audit, such as connection.rotate-certificate.</summary>
    public static string Action(ChangeKind kind) => "connection." + kind switch
    {
        ChangeKind.Create => "create",
        ChangeKind.EditSettings => "edit",
        ChangeKind.RotateSecret => "rotate-secret",
        ChangeKind.RotateCertificate => "rotate-certificate",
        ChangeKind.Enable => "enable",
        ChangeKind.Disable => "disable",
        ChangeKind.Remove => "remove",
        ChangeKind.Adopt => "adopt",
        ChangeKind.PutBack => "put-back",
        _ => "change",
    };

    /// <summary>What is being done, as the beginning of a sentence.</summary>
    public static string Doing(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "Creating",
        ChangeKind.EditSettings => "Changing the settings of",
        ChangeKind.RotateSecret => "Rotating the client secret of",
        ChangeKind.RotateCertificate => "Rotating the signing certificate of",
        ChangeKind.Enable => "Enabling",
        ChangeKind.Disable => "Disabling",
        ChangeKind.Remove => "Removing",
        ChangeKind.Adopt => "Adopting",
        ChangeKind.PutBack => "Putting back settings of",
        _ => "Changing",
    };

    /// <summary>What was done, as a sentence about the tenant.</summary>
    public static string Did(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "Created in Auth0 and read back.",
        ChangeKind.RotateSecret => "Auth0 holds the new client secret; read back and compared.",
        ChangeKind.RotateCertificate => "Auth0 holds the new signing certificate; read back and compared.",
        ChangeKind.Enable => "Enabled; read back.",
        ChangeKind.Disable => "Disabled; read back.",
        ChangeKind.Remove => "Removed from Auth0; the record stays.",
        ChangeKind.Adopt => "Adopted: marked in Auth0 as managed here.",
        ChangeKind.PutBack => "Put back; read back and compared.",
        _ => "Auth0 holds the new settings; read back and compared.",
    };

    /// <summary>A state as the outcome that the audit keeps.</summary>
    public static string Outcome(ChangeState state) => state switch
    {
        ChangeState.Confirmed => "confirmed",
        ChangeState.Refused => "refused",
        ChangeState.Superseded => "superseded",
        _ => "unknown",
    };
}
