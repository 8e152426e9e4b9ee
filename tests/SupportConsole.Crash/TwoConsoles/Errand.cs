namespace SupportConsole.Crash.TwoConsoles;

/// <summary>What is to be done to a connection.</summary>
public enum ErrandKind
{
    /// <summary>Create it; both consoles are told to, and one may.</summary>
    Create = 1,

    /// <summary>Put in a client secret.</summary>
    Secret,

    /// <summary>Change its scopes.</summary>
    Scopes,

    /// <summary>Change its display name.</summary>
    Name,

    /// <summary>Remove it; both consoles are told to, and one may.</summary>
    Remove,
}

/// <summary>Something that one console is told to do, and to plan again until it is done or there is nothing left to do.</summary>
/// <param name="Number">Its number; it stands on its changes as their ticket.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="ConnectionId">To which connection.</param>
/// <param name="Value">The value to put in force; empty where there is none.</param>
public sealed record Errand(int Number, ErrandKind Kind, Guid ConnectionId, string Value)
{
    /// <summary>The ticket of its changes.</summary>
    public string Ticket => $"ERRAND-{Number}";

    /// <summary>Whether only one of two consoles can do it.</summary>
    public bool IsForOne => Kind is ErrandKind.Create or ErrandKind.Remove;
}

/// <summary>What one console is told to do, and in whose name.</summary>
/// <param name="Who">Who acts there.</param>
/// <param name="Errands">Those of one kind and connection one after the other, the rest beside one another.</param>
public sealed record ErrandList(string Who, IReadOnlyList<Errand> Errands);
