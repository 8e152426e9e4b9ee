namespace SupportConsole.App.Record;

/// <summary>Where a connection stands on its way to the customer's users. Each has a word, an icon, an owner of the next move.</summary>
public enum ConnectionState
{
    /// <summary>Started; nothing in Auth0; ours to go on with.</summary>
    Draft = 1,

    /// <summary>The hand-off is given; the customer's values have not come. Nothing in Auth0.</summary>
    WaitingOnCustomer = 2,

    /// <summary>In Auth0; nobody has signed in through it yet.</summary>
    ReadyToTest = 3,

    /// <summary>A test sign-in worked.</summary>
    Tested = 4,

    /// <summary>In use.</summary>
    Live = 5,

    /// <summary>In Auth0, and enabled for no application.</summary>
    Disabled = 6,

    /// <summary>Removed from Auth0; its record and its name stay.</summary>
    Retired = 7,
}
