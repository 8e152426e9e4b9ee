namespace SupportConsole.Auth0;

/// <summary>An Auth0 client (application) for which a connection can be enabled.</summary>
/// <param name="Id">Auth0's client_id.</param>
/// <param name="Name">The application's name in the tenant.</param>
/// <param name="AppType">spa, regular_web, native, non_interactive; null where Auth0 names none.</param>
public sealed record TenantApplication(string Id, string Name, string? AppType)
{
    /// <summary>The longest client_id in characters.</summary>
    public const int MaxIdLength = 255;
}

/// <summary>A custom domain of the tenant. Only one that <see cref="IsReady"/> may stand in what a customer is given.</summary>
/// <param name="Domain">The host name.</param>
/// <param name="IsReady">Whether Auth0 reports its status as ready.</param>
/// <param name="IsDefault">Whether the tenant uses it by default.</param>
public sealed record CustomDomain(string Domain, bool IsReady, bool IsDefault);
