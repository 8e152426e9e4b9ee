using SupportConsole.Federation.Names;

namespace SupportConsole.Auth0;

/// <summary>
/// The Auth0 tenant; nothing else in the console talks to it. Every failure that the tenant or the network can cause is a
/// <see cref="TenantProblem"/>; an exception is a bug or a cancellation. All calls but a create are safe to repeat and are repeated here.
/// </summary>
public interface IAuth0Tenant
{
    TenantDomain Domain { get; }

    /// <summary>The rate limit as last reported; null before the first answer.</summary>
    RateLimitReading? RateLimit { get; }

    /// <summary>Fetches a new token, so that it shows the scopes granted now.</summary>
    Task<Result<TenantAccess>> CheckAccessAsync(CancellationToken cancellationToken);

    /// <summary>The name that the tenant gives itself; it stands in SAML entity IDs.</summary>
    Task<Result<string>> ReadTenantNameAsync(CancellationToken cancellationToken);

    /// <summary>The certificate of the key with which the tenant signs SAML requests, unless a connection has its own.</summary>
    Task<Result<ServiceProviderCertificate>> ReadSigningCertificateAsync(CancellationToken cancellationToken);

    Task<Result<ConnectionBatch>> ListConnectionsAsync(ConnectionListRequest request, CancellationToken cancellationToken);

    Task<Result<ConnectionLookup>> FindConnectionAsync(ConnectionName name, CancellationToken cancellationToken);

    /// <summary>Reads a connection with its options, secrets included.</summary>
    Task<Result<TenantConnection>> GetConnectionAsync(ConnectionId id, CancellationToken cancellationToken);

    /// <summary>Sends a create once. After a doubtful outcome (<see cref="TenantEffect.Unknown"/>), look it up by name.</summary>
    Task<Result<TenantConnection>> CreateConnectionAsync(NewConnection connection, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the options of <paramref name="current"/>, just read with its options, by the same with <paramref name="edit"/> applied,
    /// reads the connection back and compares, untouched keys included.
    /// </summary>
    /// <returns>The connection as read back; <see cref="TenantProblemKind.ReadBackDiffers"/> if it is not what was sent.</returns>
    Task<Result<TenantConnection>> ReplaceOptionsAsync(
        TenantConnection current,
        OptionsEdit edit,
        IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken);

    /// <summary>Sends the display name of <paramref name="current"/> and the metadata, but no options. Reads back and compares.</summary>
    Task<Result<TenantConnection>> UpdateLabelsAsync(
        TenantConnection current,
        IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken);

    /// <summary>Deletes a connection and its users. Succeeds if the connection is already gone.</summary>
    Task<Result<Deletion>> DeleteConnectionAsync(ConnectionId id, CancellationToken cancellationToken);

    Task<Result<IReadOnlyList<string>>> ListEnabledApplicationsAsync(ConnectionId id, CancellationToken cancellationToken);

    /// <summary>Enables (true) or disables (false) the connection for the named applications; others stay as they are.</summary>
    Task<Result<Done>> SetEnabledApplicationsAsync(
        ConnectionId id,
        IReadOnlyDictionary<string, bool> applications,
        CancellationToken cancellationToken);

    Task<Result<IReadOnlyList<TenantApplication>>> ListApplicationsAsync(CancellationToken cancellationToken);

    /// <summary>Creates a public application for test sign-ins. Sent once: after a doubtful outcome, look it up by name.</summary>
    Task<Result<TenantApplication>> CreateTestApplicationAsync(
        string name,
        IReadOnlyList<string> callbacks,
        CancellationToken cancellationToken);

    /// <summary>The callback URLs that an application allows.</summary>
    Task<Result<IReadOnlyList<string>>> ListCallbacksAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>Replaces the callback URLs that an application allows.</summary>
    Task<Result<Done>> SetCallbacksAsync(string clientId, IReadOnlyList<string> callbacks, CancellationToken cancellationToken);

    /// <summary>At most 100 entries of the tenant's log after that one, oldest first.</summary>
    Task<Result<IReadOnlyList<TenantLogEntry>>> ReadLogAsync(string after, CancellationToken cancellationToken);

    /// <summary>The oldest entry that Auth0 still keeps; null if the log is empty.</summary>
    Task<Result<TenantLogEntry?>> FindOldestLogAsync(CancellationToken cancellationToken);

    /// <summary>The address at which a browser starts a sign-in.</summary>
    Uri SignInAddress(TenantSignIn signIn);

    /// <summary>Redeems the code that a sign-in came back with, and verifies the ID token.</summary>
    /// <returns>The token's claims, values included: they are shown once and kept nowhere.</returns>
    Task<Result<IReadOnlyDictionary<string, string>>> RedeemAsync(TenantSignIn signIn, string code, CancellationToken cancellationToken);

    Task<Result<IReadOnlyList<CustomDomain>>> ListCustomDomainsAsync(CancellationToken cancellationToken);
}
