using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Management;

internal sealed class CustomDomainCalls(ManagementApi api)
{
    public Task<Result<IReadOnlyList<CustomDomain>>> ListAsync(CancellationToken cancellationToken) => Pages.ReadAllAsync(
        api,
        "listing custom domains",
        (from, endpoints, token, cancel) => endpoints.ListCustomDomainsAsync(from, token, cancel),
        "custom_domains",
        item => item.Text("domain") is { Length: > 0 } domain
            ? new CustomDomain(domain, item.Text("status") == "ready", item.Flag("is_default") ?? item.Flag("primary") ?? false)
            : null,
        cancellationToken);
}
