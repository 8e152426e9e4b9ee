using System.Text.RegularExpressions;

namespace SupportConsole.Auth0;

/// <summary>
/// A tenant's host name, such as <c>influxdata.us.auth0.com</c>: a bare host, lower case, no scheme, port or path. The Management
/// API is always reached through the tenant's own auth0.com domain, never the custom one.
/// </summary>
public sealed partial record TenantDomain
{
    /// <summary>The longest host name in characters (RFC 1035).</summary>
    public const int MaxLength = 253;

    private TenantDomain(string host) => Host = host;

    /// <summary>The host name.</summary>
    public string Host { get; }

    /// <summary>The tenant's name: the first label. It stands in the SAML entity ID <c>urn:auth0:TENANT:NAME</c>.</summary>
    public string TenantName => Host[..Host.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Reads a host name; a scheme or a trailing slash is refused with the reason, not guessed away.</summary>
    public static Result<TenantDomain> Parse(string? text)
    {
        var host = text?.Trim().ToLowerInvariant() ?? "";
        return host.Length <= MaxLength && Host_().IsMatch(host)
            ? new TenantDomain(host)
            : new Problem($"“{text}” is not a tenant's domain.", "Give the bare host name, such as influxdata.us.auth0.com, without https:// and without a slash.") { Code = "tenant-domain" };
    }

    /// <summary>The host name.</summary>
    public override string ToString() => Host;

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$", RegexOptions.NonBacktracking)]
    private static partial Regex Host_();
}
