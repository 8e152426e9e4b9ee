namespace SupportConsole.App.Record;

/// <summary>How a cluster stands with SSO. Every cluster is in exactly one of these.</summary>
public enum SsoCoverage
{
    /// <summary>Entitled, and a connection is in Auth0.</summary>
    WithSso = 1,

    InProgress = 2,

    Without = 3,

    EntitledNotSetUp = 4,

    SetUpNotEntitled = 5,
}
