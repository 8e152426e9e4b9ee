using SupportConsole.App.Record;

namespace SupportConsole.App.Changes;

/// <summary>The words for changes, on screen and in the audit log.</summary>
public static class ChangeWords
{
    /// <summary>How the outcome of a create begins if Auth0 didn't enable its applications.</summary>
    public const string NotEnabled = "Created in Auth0, but not enabled for its applications:";

    /// <summary>The stable word of the audit log, such as <c>connection.rotate-certificate</c>.</summary>
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
        ChangeKind.Restore => "restore",
        _ => "change",
    };

    /// <summary>What the change does, as the beginning of a sentence that the connection's name ends.</summary>
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
        ChangeKind.Restore => "Restoring settings of",
        _ => "Changing",
    };

    public static string Did(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "Created and verified in Auth0.",
        ChangeKind.RotateSecret => "Auth0 has the new client secret. Verified.",
        ChangeKind.RotateCertificate => "Auth0 has the new signing certificate. Verified.",
        ChangeKind.Enable => "Enabled and verified in Auth0.",
        ChangeKind.Disable => "Disabled and verified in Auth0.",
        ChangeKind.Remove => "Removed from Auth0. Its history stays here.",
        ChangeKind.Adopt => "Adopted: marked in Auth0 as managed by SupportConsole.",
        ChangeKind.Restore => "Restored and verified in Auth0.",
        _ => "Auth0 has the new settings. Verified.",
    };

    public static string Outcome(ChangeState state) => state switch
    {
        ChangeState.Confirmed => "confirmed",
        ChangeState.Refused => "refused",
        ChangeState.Superseded => "superseded",
        _ => "unknown",
    };
}
