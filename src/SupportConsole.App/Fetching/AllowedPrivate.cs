using System.Globalization;
using System.Net;

namespace SupportConsole.App.Fetching;

/// <summary>
/// A private host exception: allows fetching from one host name, or one range of private addresses, until a day. It covers private,
/// shared and unique-local addresses; never loopback, link-local or metadata services.
/// </summary>
public sealed class AllowedPrivate
{
    /// <summary>The smallest prefix length of an IPv4 range: no exception is wider than one private network.</summary>
    public const int MinPrefixV4 = 8;

    /// <summary>The smallest prefix length of an IPv6 range.</summary>
    public const int MinPrefixV6 = 32;

    /// <summary>
    /// An exact host name (<c>idp.corp.internal</c>; with a port if it is not 443: <c>idp.corp.internal:8443</c>), an address, or a CIDR
    /// range (<c>10.20.0.0/24</c>).
    /// </summary>
    public string HostOrCidr { get; set; } = "";

    public string Owner { get; set; } = "";

    /// <summary>The last day (UTC).</summary>
    public DateOnly Until { get; set; }

    /// <summary>Whether somebody approved it, where exceptions need approval. Never a setting.</summary>
    internal bool IsApproved { get; set; } = true;

    /// <summary>What is wrong with the entry, or null. A faulty entry allows nothing.</summary>
    public string? Fault()
    {
        var entry = $"{FetchSettings.Section}:AllowedPrivate '{HostOrCidr}'";
        if (Owner.Trim().Length == 0)
        {
            return $"{entry} has no owner. Name who asked for it.";
        }

        if (Until == default)
        {
            return $"{entry} has no last day. Set Until.";
        }

        return Range() is { } range ? FaultOf(entry, range) : FaultOfHost(entry);
    }

    /// <summary>Whether the exception applies on the day of <paramref name="now"/>.</summary>
    public bool IsOpen(DateTimeOffset now) => IsApproved && Fault() is null && DateOnly.FromDateTime(now.UtcDateTime) <= Until;

    /// <summary>Host, owner and last day, for logs and people.</summary>
    public override string ToString() =>
        $"{HostOrCidr} (owner {Owner}, until {Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})";

    internal bool OpensHost(string host) =>
        HostAndPort() is { } allowed && string.Equals(allowed.Host, host, StringComparison.OrdinalIgnoreCase);

    internal bool OpensPort(string host, int port) => OpensHost(host) && HostAndPort()!.Value.Port == port;

    internal bool OpensAddress(string host, IPAddress address) =>
        AddressRules.Judge(address).MayBeOpened && (OpensHost(host) || Range()?.Contains(address) == true);

    internal bool IsRange => Range() is not null;

    private static string? FaultOf(string entry, IPNetwork range)
    {
        var least = range.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? MinPrefixV4 : MinPrefixV6;
        if (range.PrefixLength < least)
        {
            return $"{entry} is too wide. Use a range of /{least} or narrower.";
        }

        var verdict = AddressRules.Judge(range.BaseAddress);
        return verdict.MayBeOpened ? null : $"{entry} is not a private range ({verdict.Words}). Exceptions cover private addresses only.";
    }

    private string? FaultOfHost(string entry)
    {
        if (HostOrCidr.Contains('/', StringComparison.Ordinal))
        {
            return $"{entry} is not a range. Write it as 10.20.0.0/24.";
        }

        if (HostAndPort() is not { Host: var host })
        {
            return $"{entry} is not a host name. Write one exact name, without wildcards, or a CIDR range.";
        }

        return HostRules.IsMetadata(host) || HostRules.IsLoopback(host)
            ? $"{entry} names loopback or a metadata service, which is never allowed. Remove it."
            : null;
    }

    private IPNetwork? Range()
    {
        var text = HostOrCidr.Trim();
        if (IPNetwork.TryParse(text, out var range))
        {
            return range;
        }

        if (!IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        return new IPNetwork(address, address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128);
    }

    private (string Host, int Port)? HostAndPort()
    {
        var parts = HostOrCidr.Trim().Split(':');
        var port = 443;
        return parts.Length is 1 or 2 && Uri.CheckHostName(parts[0]) == UriHostNameType.Dns
            && (parts.Length == 1 || (int.TryParse(
                parts[1],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out port) && port is > 0 and < 65536))
            ? (parts[0], port) : null;
    }
}
