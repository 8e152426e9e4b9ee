namespace SupportConsole.Auth0;

/// <summary>Why the tenant did not do what it was asked to. One map from status and <c>errorCode</c> produces them all.</summary>
public enum TenantProblemKind
{
    Invalid = 1,

    /// <summary>401, also with a new token: the console's credentials are wrong or revoked.</summary>
    Unauthorized,

    /// <summary>403: a scope is missing, named in <see cref="TenantProblem.MissingScopes"/>.</summary>
    MissingScope,

    /// <summary>403: the plan's limit of connections is reached, or the plan lacks the feature.</summary>
    EntityLimit,

    NotFound,

    /// <summary>409: the name, or the name and client ID together, is taken.</summary>
    NameTaken,

    /// <summary>409: Auth0 is still deleting a connection of that name.</summary>
    BeingDeleted,

    Conflict,

    TooLarge,

    /// <summary>429, also after waiting.</summary>
    RateLimited,

    Unavailable,

    Timeout,

    NoNetwork,

    /// <summary>An answer that Auth0 does not give: HTML, truncated or unexpected JSON.</summary>
    Unreadable,

    /// <summary>The change was sent, and Auth0 holds something else.</summary>
    ReadBackDiffers,

    /// <summary>Another 403: it names neither a scope nor the plan.</summary>
    Forbidden,
}

/// <summary>Whether the tenant may have acted although the call failed.</summary>
public enum TenantEffect
{
    /// <summary>The request never left, or Auth0 refused it.</summary>
    None = 1,

    Unknown = 2,
}

/// <summary>A failed call to the tenant, with everything that an operator or a ticket needs and nothing secret.</summary>
public sealed record TenantProblem(TenantProblemKind Kind, string What, string Cure) : Problem(What, Cure)
{
    /// <summary>The HTTP status; null if there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Auth0's <c>errorCode</c>, such as <c>inexistent_connection</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Auth0's message, without anything that was sent as a secret.</summary>
    public string? Auth0Message { get; init; }

    /// <summary>Auth0's ID of the request, for Auth0's support.</summary>
    public string? RequestId { get; init; }

    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    /// <summary>How long Auth0 asks to wait; null if it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public required TenantEffect Effect { get; init; }
}
