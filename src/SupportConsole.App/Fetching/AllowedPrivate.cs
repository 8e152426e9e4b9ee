using System.Globalization;
using System.Net;

namespace SupportConsole.App.Fetching;

/// <summary>
/// A narrow door in the fetch guard: one host name, or one range of private addresses, until a day. It opens private, shared and unique-local
/// addresses; never loopback, link-local or metadata services.
/// </summary>
public sealed class AllowedPrivate
{
    /// <summary>The smallest prefix length of an IPv4 range: no door is wider than one private network.</summary>
    public const int MinPrefixV4 = 8;

    /// <summary>The smallest prefix length of an IPv6 range.</summary>
    public const int MinPrefixV6 = 32;

    /// <summary>An exact host name (<c>idp.corp.internal</c>, with a port where it is not 443: <c>idp.corp.internal:8443</c>), an address, or a CIDR range (<c>10.20.0.0/24</c>).</summary>
    public string HostOrCidr { get; set; } = "";

    /// <summary>Who asked for the door.</summary>
    public string Owner { get; set; } = "";

    /// <summary>The last day on which it is open (UTC).</summary>
    public DateOnly Until { get; set; }

    /// <summary>What is wrong with the entry, or null. A faulty entry opens nothing.</summary>
    public string? Fault()
    {
        var entry = $"{FetchSettings.Section}:AllowedPrivate '{HostOrCidr}'";
        return Owner.Trim().Length == 0 ? $"{entry} has no owner. Name who asked for it."
            : Until == default ? $"{entry} has no end. Set Until to its last day."
            : Range() is { } range ? FaultOf(entry, range)
            : HostOrCidr.Contains('/', StringComparison.Ordinal) ? $"{entry} is not a range. Write it as 10.20.0.0/24."
            : HostAndPort() is null ? $"{entry} is not a host name. Write one exact name, without wildcards, or a CIDR range."
            : HostRules.IsMetadata(HostAndPort()!.Value.Host) || HostRules.IsLoopback(HostAndPort()!.Value.Host) ? $"{entry} names loopback or a metadata service, which no door opens. Remove it."
            : null;
    }

    /// <summary>Whether the door is open on the day of <paramref name="now"/>.</summary>
    public bool IsOpen(DateTimeOffset now) => Fault() is null && DateOnly.FromDateTime(now.UtcDateTime) <= Until;

    /// <summary>Owner and end, for logs and people.</summary>
    public override string ToString() => $"{HostOrCidr} (owner {Owner}, until {Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})";

    internal bool OpensHost(string host) => HostAndPort() is { } door && string.Equals(door.Host, host, StringComparison.OrdinalIgnoreCase);

    internal bool OpensPort(string host, int port) => OpensHost(host) && HostAndPort()!.Value.Port == port;

    internal bool OpensAddress(string host, IPAddress address) => AddressRules.Judge(address).MayBeOpened && (OpensHost(host) || Range()?.Contains(address) == true);

    internal bool IsRange => Range() is not null;

    private static string? FaultOf(string entry, IPNetwork range)
    {
        var least = range.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? MinPrefixV4 : MinPrefixV6;
        return range.PrefixLength < least ? $"{entry} is too wide. Name a range of /{least} or narrower."
            : !AddressRules.Judge(range.BaseAddress).MayBeOpened ? $"{entry} is not a private range ({AddressRules.Judge(range.BaseAddress).Words}). Doors open private addresses only."
            : null;
    }

    private IPNetwork? Range() =>
        IPNetwork.TryParse(HostOrCidr.Trim(), out var range) ? range
        : IPAddress.TryParse(HostOrCidr.Trim(), out var address) ? new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)
        : null;

    private (string Host, int Port)? HostAndPort()
    {
        var parts = HostOrCidr.Trim().Split(':');
        var port = 443;
        return parts.Length is 1 or 2 && Uri.CheckHostName(parts[0]) == UriHostNameType.Dns
            && (parts.Length == 1 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65536))
            ? (parts[0], port) : null;
    }
}
