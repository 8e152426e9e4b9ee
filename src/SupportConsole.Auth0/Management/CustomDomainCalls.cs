using SupportConsole.Auth0.Wire;
using SupportConsole.Federation;

namespace SupportConsole.Auth0.Management;

/// <summary>/custom-domains.</summary>
internal sealed class CustomDomainCalls(ManagementApi api)
{
    public Task<Result<IReadOnlyList<CustomDomain>>> ListAsync(CancellationToken cancellationToken) => Pages.AllAsync(
        api,
        new Call(HttpMethod.Get, "custom-domains?take=100", "listing custom domains"),
        "custom_domains",
        item => item.Text("domain") is { Length: > 0 } domain
            ? new CustomDomain(domain, item.Text("status") == "ready", item.Flag("is_default") ?? item.Flag("primary") ?? false)
            : null,
        cancellationToken);
}
