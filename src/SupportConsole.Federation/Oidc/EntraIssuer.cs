namespace SupportConsole.Federation.Oidc;

/// <summary>What is special about Microsoft Entra ID's issuers: two versions, shared endpoints, a template.</summary>
internal static class EntraIssuer
{
    private static readonly string[] Hosts = ["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn", "login.windows.net", "login.microsoft.com", "sts.windows.net"];
    private static readonly string[] Shared = ["common", "organizations", "consumers"];

    public static bool IsEntra(string issuer) => SafeUri.TryAbsolute(issuer, out var uri) && Hosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase);

    public static bool IsVersion1(string issuer) => SafeUri.TryAbsolute(issuer, out var uri) && (uri.Host is "sts.windows.net" or "sts.chinacloudapi.cn");

    public static bool IsTemplate(string issuer) => issuer.Contains('{', StringComparison.Ordinal) || issuer.Contains("%7B", StringComparison.OrdinalIgnoreCase);

    public static string? SharedEndpoint(Uri address) =>
        Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase) && address.Segments.Length > 1 && address.Segments[1].Trim('/') is var first && Shared.Contains(first, StringComparer.OrdinalIgnoreCase)
            ? first
            : null;
}
