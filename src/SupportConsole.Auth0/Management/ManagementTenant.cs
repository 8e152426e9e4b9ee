using Microsoft.Extensions.Options;
using SupportConsole.Auth0.Access;
using SupportConsole.Auth0.SignIn;
using SupportConsole.Auth0.Wire;
using SupportConsole.Federation.Names;

namespace SupportConsole.Auth0.Management;

internal sealed class ManagementTenant(
    IOptions<Auth0TenantOptions> settings,
    TokenSource tokens,
    RequestBudget budget,
    ConnectionCalls connections,
    ConnectionWrite writing,
    ApplicationCalls applications,
    CustomDomainCalls customDomains,
    LogCalls logs,
    SignInCalls signIns) : IAuth0Tenant
{
    public TenantDomain Domain { get; } = TenantDomain.Parse(settings.Value.Domain).Value;

    public RateLimitReading? RateLimit => budget.Reading;

    public async Task<Result<TenantAccess>> CheckAccessAsync(CancellationToken cancellationToken) =>
        (await tokens.RenewAsync(cancellationToken)).Map(token => new TenantAccess(token.Scopes, RequiredScopes.MissingFrom(token.Scopes)));

    public Task<Result<ConnectionBatch>> ListConnectionsAsync(ConnectionListRequest request, CancellationToken cancellationToken) =>
        connections.ListAsync(request, cancellationToken);

    public Task<Result<ConnectionLookup>> FindConnectionAsync(ConnectionName name, CancellationToken cancellationToken) =>
        connections.FindAsync(name, cancellationToken);

    public Task<Result<TenantConnection>> GetConnectionAsync(ConnectionId id, CancellationToken cancellationToken) =>
        connections.GetAsync(id, cancellationToken);

    public Task<Result<TenantConnection>> CreateConnectionAsync(NewConnection connection, CancellationToken cancellationToken) =>
        connections.CreateAsync(connection, cancellationToken);

    public Task<Result<TenantConnection>> ReplaceOptionsAsync(
        TenantConnection current,
        OptionsEdit edit,
        IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken) =>
        writing.ReplaceOptionsAsync(current, edit, metadata, cancellationToken);

    public Task<Result<TenantConnection>> UpdateLabelsAsync(
        TenantConnection current,
        IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken) =>
        writing.UpdateLabelsAsync(current, metadata, cancellationToken);

    public Task<Result<Deletion>> DeleteConnectionAsync(ConnectionId id, CancellationToken cancellationToken) =>
        connections.DeleteAsync(id, cancellationToken);

    public Task<Result<IReadOnlyList<string>>> ListEnabledApplicationsAsync(
        ConnectionId id,
        CancellationToken cancellationToken) =>
        applications.ListEnabledAsync(id, cancellationToken);

    public Task<Result<Done>> SetEnabledApplicationsAsync(
        ConnectionId id,
        IReadOnlyDictionary<string, bool> enabled,
        CancellationToken cancellationToken) =>
        applications.SetEnabledAsync(id, enabled, cancellationToken);

    public Task<Result<IReadOnlyList<TenantApplication>>> ListApplicationsAsync(CancellationToken cancellationToken) =>
        applications.ListAsync(cancellationToken);

    public Task<Result<string>> ReadTenantNameAsync(CancellationToken cancellationToken) =>
        applications.ReadTenantNameAsync(cancellationToken);

    public Task<Result<ServiceProviderCertificate>> ReadSigningCertificateAsync(CancellationToken cancellationToken) =>
        signIns.ReadCertificateAsync(cancellationToken);

    public Task<Result<TenantApplication>> CreateTestApplicationAsync(
        string name,
        IReadOnlyList<string> callbacks,
        CancellationToken cancellationToken) =>
        applications.CreateForSignInTestsAsync(name, callbacks, cancellationToken);

    public Task<Result<IReadOnlyList<string>>> ListCallbacksAsync(string clientId, CancellationToken cancellationToken) =>
        applications.ListCallbacksAsync(clientId, cancellationToken);

    public Task<Result<Done>> SetCallbacksAsync(string clientId, IReadOnlyList<string> callbacks, CancellationToken cancellationToken) =>
        applications.SetCallbacksAsync(clientId, callbacks, cancellationToken);

    public Task<Result<IReadOnlyList<TenantLogEntry>>> ReadLogAsync(string after, CancellationToken cancellationToken) =>
        logs.ReadAfterAsync(after, cancellationToken);

    public Task<Result<TenantLogEntry?>> FindOldestLogAsync(CancellationToken cancellationToken) => logs.FindOldestAsync(cancellationToken);

    public Uri SignInAddress(TenantSignIn signIn) => signIns.AddressOf(signIn);

    public Task<Result<IReadOnlyDictionary<string, string>>> RedeemAsync(
        TenantSignIn signIn,
        string code,
        CancellationToken cancellationToken) =>
        signIns.RedeemAsync(signIn, code, cancellationToken);

    public Task<Result<IReadOnlyList<CustomDomain>>> ListCustomDomainsAsync(CancellationToken cancellationToken) =>
        customDomains.ListAsync(cancellationToken);
}
