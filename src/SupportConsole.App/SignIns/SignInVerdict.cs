using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.SignIns;

/// <summary>How a test sign-in ended. The claims' values are for the page that shows it, and nothing else.</summary>
public sealed record SignInVerdict
{
    public required Guid ConnectionId { get; init; }

    public required string Connection { get; init; }

    public required bool IsCustomers { get; init; }

    /// <summary>Whether the identity provider and Auth0 signed the person in.</summary>
    public required bool Succeeded { get; init; }

    public IReadOnlyDictionary<string, string> Claims { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<MissingClaim> Missing { get; init; } = [];

    /// <summary>The error as read; null if the sign-in succeeded.</summary>
    public SignInError? Error { get; init; }

    /// <summary>The catalogue's entry for the error; null if it is unknown or the sign-in succeeded.</summary>
    public ErrorEntry? Cause { get; init; }

    /// <summary>What the console could not do after the sign-in; null if nothing was in its way.</summary>
    public Problem? Problem { get; init; }

    /// <summary>A short code that the customer can read out.</summary>
    public required string Code { get; init; }

    public bool IsPassed => Succeeded && Missing.Count == 0;
}

/// <param name="Name">The claim, such as email.</param>
/// <param name="Fix">Where to fix it, as an instruction to the customer.</param>
public sealed record MissingClaim(string Name, string Fix);
