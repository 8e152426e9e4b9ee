using SupportConsole.Federation;
using SupportConsole.Federation.Names;

namespace SupportConsole.Auth0;

/// <summary>
/// The Auth0 tenant: the only door to it. Speaks the domain's language, so that the Management API client behind it can be replaced by
/// the official SDK. Every failure that the tenant or the network can cause is a <see cref="TenantProblem"/>; exceptions are bugs or cancellation.
/// Safe calls are repeated behind this interface (reads, replacing, deleting, enabling); a create never is.
/// </summary>
public interface IAuth0Tenant
{
    /// <summary>The tenant's own domain.</summary>
    TenantDomain Domain { get; }

    /// <summary>The rate limit as last reported; null before the first answer.</summary>
    RateLimitReading? RateLimit { get; }

    /// <summary>Fetches a token and says what it may do.</summary>
    Task<Result<TenantAccess>> CheckAccessAsync(CancellationToken cancellationToken);

    /// <summary>One page of the tenant's connections, by checkpoint.</summary>
    Task<Result<ConnectionPage>> ListConnectionsAsync(ConnectionListRequest request, CancellationToken cancellationToken);

    /// <summary>The connection of that exact name without its options; null inside an ok result where there is none.</summary>
    Task<Result<FoundConnection>> FindConnectionAsync(ConnectionName name, CancellationToken cancellationToken);

    /// <summary>A connection with its options, secrets included.</summary>
    Task<Result<TenantConnection>> GetConnectionAsync(ConnectionId id, CancellationToken cancellationToken);

    /// <summary>Creates a connection. Sent once: on a doubtful outcome (<see cref="TenantEffect.Unknown"/>) look it up by name.</summary>
    Task<Result<TenantConnection>> CreateConnectionAsync(NewConnection connection, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces a connection's options: <paramref name="current"/>, just read with its options, is copied whole, changed by
    /// <paramref name="edit"/>, freed of what Auth0 derives, given explicitly what PATCH would default otherwise, and sent with the
    /// display name and <paramref name="metadata"/>; then read back and compared, untouched keys included.
    /// </summary>
    /// <returns>The connection as read back; <see cref="TenantProblemKind.ReadBackDiffers"/> where it is not what was sent.</returns>
    Task<Result<TenantConnection>> ReplaceOptionsAsync(
        TenantConnection current, OptionsEdit edit, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken);

    /// <summary>Sets the display name and metadata without sending options.</summary>
    Task<Result<TenantConnection>> UpdateLabelsAsync(
        ConnectionId id, string displayName, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken);

    /// <summary>Deletes a connection, and with it its users. Deleting one that is gone already is ok.</summary>
    Task<Result<Deletion>> DeleteConnectionAsync(ConnectionId id, CancellationToken cancellationToken);

    /// <summary>The client_ids of the applications for which the connection is enabled; all pages.</summary>
    Task<Result<IReadOnlyList<string>>> ListEnabledApplicationsAsync(ConnectionId id, CancellationToken cancellationToken);

    /// <summary>Enables (true) or disables (false) the connection for the applications named; others stay as they are.</summary>
    Task<Result<Done>> SetEnabledApplicationsAsync(ConnectionId id, IReadOnlyDictionary<string, bool> applications, CancellationToken cancellationToken);

    /// <summary>The tenant's applications, without the global one; all pages.</summary>
    Task<Result<IReadOnlyList<TenantApplication>>> ListApplicationsAsync(CancellationToken cancellationToken);

    /// <summary>The tenant's custom domains.</summary>
    Task<Result<IReadOnlyList<CustomDomain>>> ListCustomDomainsAsync(CancellationToken cancellationToken);
}

/// <summary>The answer to a search by name.</summary>
/// <param name="Connection">The connection without its options; null where the tenant has none of that name.</param>
public sealed record FoundConnection(TenantConnection? Connection);
