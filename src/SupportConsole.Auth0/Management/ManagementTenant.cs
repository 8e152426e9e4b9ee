using Microsoft.Extensions.Options;
using SupportConsole.Auth0.Access;
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
    CustomDomainCalls customDomains) : IAuth0Tenant
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

    public Task<Result<IReadOnlyList<CustomDomain>>> ListCustomDomainsAsync(CancellationToken cancellationToken) =>
        customDomains.ListAsync(cancellationToken);
}
