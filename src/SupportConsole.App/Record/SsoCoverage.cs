namespace SupportConsole.App.Record;

/// <summary>
/// How far a cluster is with SSO: the rungs of a ladder. Every cluster is on exactly one, that of its best connection, so the counts add up
/// to the total.
/// </summary>
public enum SsoCoverage
{
    /// <summary>Users can sign in.</summary>
    Live = 1,

    /// <summary>Live, but sign-in fails or may fail: an expired secret, or a change with an unknown outcome.</summary>
    Failing = 2,

    /// <summary>In Auth0, not live yet.</summary>
    SetUp = 3,

    Off = 4,

    InProgress = 5,

    /// <summary>Bought, nothing begun.</summary>
    NotStarted = 6,

    NotBought = 7,

    /// <summary>Nothing begun, and nobody told us whether the customer bought SSO.</summary>
    NotKnown = 8,
}

/// <summary>Where what a customer bought and what is set up do not agree.</summary>
public enum SsoMismatch
{
    /// <summary>Nothing is in Auth0 yet.</summary>
    BoughtNotSetUp = 1,

    /// <summary>A connection is in Auth0. A draft doesn't count.</summary>
    SetUpNotBought = 2,

    EntitlementNotKnown = 3,
}
