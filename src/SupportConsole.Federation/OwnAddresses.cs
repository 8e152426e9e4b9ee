namespace SupportConsole.Federation;

/// <summary>
/// The addresses of our own side: the tenant's domains, the clusters' hosts and the entity IDs that Auth0 makes of the tenant's name.
/// Customers quote them back, and none of them can be their IdP's.
/// </summary>
public sealed class OwnAddresses
{
    public const string ClusterHosts = "a.influxdb.io";

    private readonly HashSet<string> hosts;
    private readonly string entityIds;

    private OwnAddresses(HashSet<string> hosts, string entityIds)
    {
        this.hosts = hosts;
        this.entityIds = entityIds;
    }

    public static OwnAddresses None { get; } = new([], "");

    /// <summary>Our addresses.</summary>
    /// <param name="tenant">The tenant's name, such as influxdata-dev; empty if it is not known.</param>
    /// <param name="domains">The tenant's domain and its custom domains, as hosts or addresses.</param>
    public static OwnAddresses Of(string tenant, IEnumerable<string> domains) => new(
        domains.Select(HostOf).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase),
        tenant.Trim().Length == 0 ? "" : $"urn:auth0:{tenant.Trim()}:");

    /// <summary>Whether a value is an address, a host or an entity ID of ours.</summary>
    public bool Owns(string? value)
    {
        var text = value?.Trim() ?? "";
        if (hosts.Count == 0 && entityIds.Length == 0)
        {
            return false;
        }

        return (entityIds.Length > 0 && text.StartsWith(entityIds, StringComparison.OrdinalIgnoreCase))
            || (HostOf(text) is { } host && IsOwnHost(host));
    }

    /// <summary>Why a value cannot be the IdP's; null if it is not ours.</summary>
    /// <param name="field">What the value is for, such as "sign-in URL".</param>
    public Problem? Refuse(string field, string? value)
    {
        if (!Owns(value))
        {
            return null;
        }

        var name = field.Length > 1 && char.IsLower(field[1]) && !field.StartsWith("IdP", StringComparison.Ordinal)
            ? char.ToLowerInvariant(field[0]) + field[1..]
            : field;
        var what = $"This {name} is ours, not the IdP's: {Short(value!.Trim())}.";
        return new Problem(what, $"Ask the customer for the {name} that their IdP shows.") { Code = "own-address" };
    }

    private bool IsOwnHost(string host) =>
        hosts.Contains(host)
        || host.Equals(ClusterHosts, StringComparison.OrdinalIgnoreCase)
        || host.EndsWith("." + ClusterHosts, StringComparison.OrdinalIgnoreCase);

    /// <summary>The host of an address, or of a bare host; null if it is neither.</summary>
    private static string? HostOf(string text)
    {
        var address = text.Contains("://", StringComparison.Ordinal) ? text.Trim() : "https://" + text.Trim();
        var isHost = SafeUri.TryAbsolute(address, out var uri)
            && uri.Scheme is "https" or "http"
            && uri.Host.Contains('.', StringComparison.Ordinal);
        return isHost ? uri!.IdnHost.TrimEnd('.') : null;
    }

    private static string Short(string text) => text.Length <= 160 ? text : text[..160] + "…";
}
