using SupportConsole.App.People;

namespace SupportConsole.App.Record;

public enum SessionKind
{
    Staff = 1,

    /// <summary>A development persona.</summary>
    Development = 2,

    /// <summary>Begun by a one-time link that an operator printed on the host.</summary>
    BreakGlass = 3,
}

public enum SessionEnd
{
    SignedOut = 1,

    Idle = 2,

    /// <summary>The session reached its time limit.</summary>
    Expired = 3,

    /// <summary>The person signed in on more devices than allowed.</summary>
    TooMany = 4,

    /// <summary>The person ended it from another of their sessions.</summary>
    ByPerson = 5,

    ByAdministrator = 6,

    /// <summary>The provider reported that the person signed out there.</summary>
    ByProvider = 7,

    /// <summary>The provider no longer vouches for the person.</summary>
    Refused = 8,

    /// <summary>The person's groups give no role any more.</summary>
    NoRole = 9,

    /// <summary>The person signed in again in the same browser.</summary>
    Replaced = 10,

    /// <summary>A development persona's, and the console runs without personas now.</summary>
    NoPersonas = 11,
}

/// <summary>One sign-in of a person. The browser's cookie holds its token; the database holds only the token's hash.</summary>
public sealed class StaffSession
{
    public const int EmailMaxLength = 320;
    public const int HashLength = 64;
    public const int TextMaxLength = 300;
    public const int TokensMaxLength = 32_000;

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the token, in hex.</summary>
    public required string TokenHash { get; init; }

    public required SessionKind Kind { get; init; }

    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required string Name { get; init; }

    public string Email { get; init; } = "";

    /// <summary>The role now; the provider's groups may change it.</summary>
    public required StaffRole Role { get; set; }

    /// <summary>The groups or app roles that give the role, one a line; empty if no provider gave it.</summary>
    public string RoleBy { get; set; } = "";

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the person last proved who they are, UTC: later than the start after a step-up.</summary>
    public required DateTimeOffset AuthenticatedAt { get; set; }

    /// <summary>At most half a minute behind: requests and typing are noted in memory first.</summary>
    public required DateTimeOffset LastUsedAt { get; set; }

    /// <summary>When the session ends however much it is used, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public SessionEnd? EndedBecause { get; set; }

    /// <summary>The provider's ID of its own session (sid); empty if it gives none.</summary>
    public string ProviderSession { get; init; } = "";

    /// <summary>The provider's refresh token and ID token, encrypted with the sign-in keys; null if there are none.</summary>
    public string? ProtectedTokens { get; set; }

    /// <summary>When the provider last confirmed the role, UTC.</summary>
    public required DateTimeOffset RoleCheckedAt { get; set; }

    /// <summary>The address that the person signed in from; empty if unknown.</summary>
    public string Address { get; init; } = "";

    /// <summary>The browser's name for itself.</summary>
    public string Browser { get; init; } = "";

    /// <summary>Why a break-glass session was begun.</summary>
    public string Reason { get; init; } = "";

    public Actor ToActor() => new(Name, Role) { Id = new PersonId(Issuer, Subject), Email = Email, Session = Id };
}

/// <summary>A logout token that the provider sent: one is accepted once.</summary>
public sealed class LogoutToken
{
    public const int IdMaxLength = 200;

    public required string Id { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
