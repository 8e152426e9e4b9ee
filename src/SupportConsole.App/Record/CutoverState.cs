namespace SupportConsole.App.Record;

public enum CutoverState
{
    Planned = 1,

    /// <summary>Auth0 has the new certificate; no sign-in was seen yet.</summary>
    Applied = 2,

    /// <summary>A sign-in succeeded, or none came within a day.</summary>
    Closed = 3,

    Cancelled = 4,

    RolledBack = 5,
}
