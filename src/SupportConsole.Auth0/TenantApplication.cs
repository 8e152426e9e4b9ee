namespace SupportConsole.Auth0;

/// <summary>An application (Auth0's “client”) for which a connection can be enabled.</summary>
/// <param name="Id">Auth0's client_id.</param>
/// <param name="AppType">spa, regular_web, native, non_interactive; null if Auth0 gives none.</param>
public sealed record TenantApplication(string Id, string Name, string? AppType)
{
    public const int MaxIdLength = 255;
}

/// <summary>A custom domain of the tenant. Customers may be given only one that is ready.</summary>
/// <param name="IsReady">Whether Auth0 reports its status as ready.</param>
public sealed record CustomDomain(string Domain, bool IsReady, bool IsDefault);
