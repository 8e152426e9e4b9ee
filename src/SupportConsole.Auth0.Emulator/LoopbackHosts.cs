using System.Collections.Concurrent;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator;

/// <summary>
/// Where made-up hosts are found on this machine. Documents and messages contain the addresses that a real tenant and a real identity
/// provider would have; only the request itself goes to loopback.
/// </summary>
public sealed class LoopbackHosts
{
    private readonly ConcurrentDictionary<string, Uri> bases = new(StringComparer.OrdinalIgnoreCase);

    public void Map(string host, Uri loopback) => bases[host] = loopback;

    /// <summary>The address to request: on loopback if the host is mapped, otherwise as it is.</summary>
    public string AddressOf(string url) =>
        Address.TryRead(url, out var address) && bases.TryGetValue(address.Host, out var loopback)
            ? new Uri(loopback, address.PathAndQuery).AbsoluteUri
            : url;

    /// <summary>The address on loopback; null if the host is not mapped.</summary>
    public Uri? Find(Uri address) => bases.TryGetValue(address.Host, out var loopback) ? new Uri(loopback, address.PathAndQuery) : null;
}
