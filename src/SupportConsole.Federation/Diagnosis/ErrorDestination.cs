namespace SupportConsole.Federation.Diagnosis;

/// <summary>The page of the console where an error is fixed.</summary>
public enum ErrorDestination
{
    Rotation = 1,

    /// <summary>Enabling the connection for an application.</summary>
    Applications,

    /// <summary>The values that the customer enters at the IdP.</summary>
    HandOff,

    /// <summary>The connection's own settings.</summary>
    Settings,
}
