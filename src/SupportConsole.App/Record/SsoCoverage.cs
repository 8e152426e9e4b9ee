namespace SupportConsole.App.Record;

/// <summary>How a cluster stands with SSO. Every cluster is in exactly one of these.</summary>
public enum SsoCoverage
{
    /// <summary>Entitled, and a connection is in Auth0.</summary>
    WithSso = 1,

    /// <summary>Entitled; a connection is a draft or waits on the customer.</summary>
    InProgress = 2,

    /// <summary>Not entitled, and nothing set up.</summary>
    Without = 3,

    /// <summary>Paid for, and nothing set up.</summary>
    EntitledNotSetUp = 4,

    /// <summary>Set up or begun, and not paid for.</summary>
    SetUpNotEntitled = 5,
}
