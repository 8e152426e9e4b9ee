namespace SupportConsole.Federation.Oidc;

/// <summary>
/// What is special about Microsoft Entra ID's issuers: two versions, shared endpoints, a template, and hosts of customers' own.
/// </summary>
internal static class EntraIssuer
{
    public const string UseOwn = "Use the customer's own: https://login.microsoftonline.com/ then the Directory (tenant) ID, then /v2.0.";

    private static readonly string[] Hosts =
    [
        "login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn",
        "login.windows.net", "login.microsoft.com", "sts.windows.net",
    ];

    /// <summary>Azure AD B2C and Entra External ID, whose issuers differ from their discovery URLs by design.</summary>
    private static readonly string[] CustomerHosts = [".b2clogin.com", ".b2clogin.cn", ".ciamlogin.com"];

    private static readonly string[] Shared = ["common", "organizations", "consumers"];

    public static bool IsEntra(string issuer) =>
        SafeUri.TryAbsolute(issuer, out var uri) && Hosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase);

    public static bool IsForCustomers(string address) =>
        SafeUri.TryAbsolute(address, out var uri)
            && Array.Exists(CustomerHosts, host => uri.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase));

    public static bool IsVersion1(string issuer) =>
        SafeUri.TryAbsolute(issuer, out var uri) && (uri.Host is "sts.windows.net" or "sts.chinacloudapi.cn");

    public static bool IsTemplate(string issuer) =>
        issuer.Contains('{', StringComparison.Ordinal) || issuer.Contains("%7B", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first part of the path if it stands for any organization; otherwise null.</summary>
    public static string? SharedEndpoint(Uri address) =>
        Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
        && address.Segments.Length > 1
        && address.Segments[1].Trim('/') is var first
        && Shared.Contains(first, StringComparer.OrdinalIgnoreCase)
            ? first
            : null;
}
