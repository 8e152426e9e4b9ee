namespace SupportConsole.App.Record;

/// <summary>The state of a connection, from draft to retired. See <see cref="ConnectionTransitions"/>.</summary>
public enum ConnectionState
{
    /// <summary>Not in Auth0; the next step is support's.</summary>
    Draft = 1,

    /// <summary>Not in Auth0; the hand-off was sent, and the next step is the customer's.</summary>
    WaitingOnCustomer = 2,

    /// <summary>In Auth0; nobody has tested it yet.</summary>
    ReadyToTest = 3,

    /// <summary>In Auth0; a test sign-in succeeded.</summary>
    Tested = 4,

    /// <summary>In Auth0 and in use.</summary>
    Live = 5,

    /// <summary>In Auth0, but enabled for no application.</summary>
    Disabled = 6,

    /// <summary>Removed from Auth0; the record and the name stay.</summary>
    Retired = 7,
}
