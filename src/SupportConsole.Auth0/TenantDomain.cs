using System.Text.RegularExpressions;

namespace SupportConsole.Auth0;

/// <summary>
/// A tenant's host name, such as <c>influxdata.us.auth0.com</c>: lower case, without scheme, port or path. The Management API is reached
/// through the tenant's own auth0.com domain, never the custom one.
/// </summary>
public sealed partial record TenantDomain
{
    public const int MaxLength = 253;

    private TenantDomain(string host) => Host = host;

    public string Host { get; }

    /// <summary>The first label. It stands in the SAML entity ID <c>urn:auth0:TENANT:NAME</c>.</summary>
    public string TenantName => Host[..Host.IndexOf('.', StringComparison.Ordinal)];

    public static Result<TenantDomain> Parse(string? text)
    {
        var host = text?.Trim().ToLowerInvariant() ?? "";
        return host.Length <= MaxLength && HostName().IsMatch(host)
            ? new TenantDomain(host)
            : new Problem(
                $"“{text}” is not a tenant's domain.",
                "Enter the bare host name, such as influxdata.us.auth0.com, without https:// and without a slash.")
            { Code = "tenant-domain" };
    }

    public override string ToString() => Host;

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$", RegexOptions.NonBacktracking)]
    private static partial Regex HostName();
}
