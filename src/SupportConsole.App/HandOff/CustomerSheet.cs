namespace SupportConsole.App.HandOff;

public enum SheetKind
{
    SetUp = 1,
    Rotate,
    Live,
}

/// <summary>What surrounds a sheet: who it is for, and what the customer has sent already.</summary>
public sealed record SheetContext
{
    public static SheetContext None { get; } = new();

    public string Contact { get; init; } = "";

    public string Ticket { get; init; } = "";

    /// <summary>The sheet's date; null leaves it out.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Where the customer's users sign in; empty if it is not known.</summary>
    public string SignInAt { get; init; } = "";

    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>When the credential expires, UTC; null if it is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool HasIssuer { get; init; }

    public bool HasClientId { get; init; }

    public bool HasCredential { get; init; }

    public bool HasSignInUrl { get; init; }
}

/// <param name="Values">Label and value, to be copied exactly.</param>
/// <param name="Steps">Numbered.</param>
/// <param name="Points">Not numbered.</param>
public sealed record SheetSection(
    string Title,
    IReadOnlyList<(string Label, string Value)> Values,
    IReadOnlyList<string> Steps,
    IReadOnlyList<string> Points);

/// <summary>A letter to the customer. It holds no secret and no word that is meant for us alone.</summary>
/// <param name="Facts">Label and value of the head: for whom, from whom, ticket, date.</param>
/// <param name="Warning">What we have to check before it is sent; empty if nothing.</param>
public sealed record CustomerSheet(
    string Title,
    IReadOnlyList<(string Label, string Value)> Facts,
    string Warning,
    IReadOnlyList<SheetSection> Sections);
