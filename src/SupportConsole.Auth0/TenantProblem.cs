
namespace SupportConsole.Auth0;

/// <summary>Why the tenant did not do what it was asked. One map from status and <c>errorCode</c> makes them all.</summary>
public enum TenantProblemKind
{
    /// <summary>400: the request was refused as invalid.</summary>
    Invalid = 1,

    /// <summary>401, also after a fresh token: the console's credentials are wrong or revoked.</summary>
    Unauthorized,

    /// <summary>403: a scope is missing; named in <see cref="TenantProblem.MissingScopes"/>.</summary>
    MissingScope,

    /// <summary>403: the plan's limit of connections is reached, or the plan lacks the feature.</summary>
    EntityLimit,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>409: the name, or the name and client ID together, is taken.</summary>
    NameTaken,

    /// <summary>409: a connection of that name is still being deleted.</summary>
    BeingDeleted,

    /// <summary>Another 409.</summary>
    Conflict,

    /// <summary>413: the request is too large.</summary>
    TooLarge,

    /// <summary>429, also after waiting.</summary>
    RateLimited,

    /// <summary>5xx.</summary>
    Unavailable,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>No connection to the tenant, or it broke.</summary>
    NoNetwork,

    /// <summary>An answer that is not Auth0's: HTML, truncated or unexpected JSON.</summary>
    Unreadable,

    /// <summary>The change was sent, and what was read back is not what was sent.</summary>
    ReadBackDiffers,

    /// <summary>Another 403: neither a scope nor the plan's limit is named.</summary>
    Forbidden,
}

/// <summary>Whether the tenant may have done what it was asked, although the call failed.</summary>
public enum TenantEffect
{
    /// <summary>Nothing happened: the request never left, or Auth0 refused it.</summary>
    None = 1,

    /// <summary>It may or may not have happened; only asking again tells.</summary>
    Unknown = 2,
}

/// <summary>A failed call to the tenant, in words, with everything an operator or a ticket needs and nothing secret.</summary>
public sealed record TenantProblem(TenantProblemKind Kind, string What, string Cure) : Problem(What, Cure)
{
    /// <summary>The HTTP status; null where there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Auth0's <c>errorCode</c>, such as <c>inexistent_connection</c>.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Auth0's message, scrubbed of anything that was sent as a secret.</summary>
    public string? Auth0Message { get; init; }

    /// <summary>Auth0's id of the request, for Auth0's support.</summary>
    public string? RequestId { get; init; }

    /// <summary>The scopes that are missing, where that is the cause.</summary>
    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    /// <summary>How long Auth0 asks to wait; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the tenant may have acted all the same.</summary>
    public required TenantEffect Effect { get; init; }
}
