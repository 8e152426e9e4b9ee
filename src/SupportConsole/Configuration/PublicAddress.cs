using System.Net;
using SupportConsole.Federation;

namespace SupportConsole;

/// <summary>Where people reach the console: the one host name it answers to, beside loopback.</summary>
internal static class PublicAddress
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The address, if it is one: http or https, a host, nothing after it.</summary>
    public static Uri? Parse(string text) =>
        SafeUri.TryAbsolute(text, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? uri
            : null;

    public static IReadOnlyList<string> Hosts(Uri? address) => address is null ? Loopback : [address.IdnHost, .. Loopback];

    /// <summary>Networks in CIDR notation, or single addresses, separated by commas; null if one cannot be read.</summary>
    public static IReadOnlyList<IPNetwork>? ParseNetworks(string text)
    {
        var networks = new List<IPNetwork>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(part, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(part, out var address))
            {
                networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                return null;
            }
        }

        return networks;
    }
}
