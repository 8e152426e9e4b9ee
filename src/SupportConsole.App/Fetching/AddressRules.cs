using System.Net;
using System.Net.Sockets;
using SupportConsole.App.Record;

namespace SupportConsole.App.Fetching;

internal enum AddressKind
{
    Public = 1,
    Private,
    Loopback,
    Forbidden,
}

internal sealed record AddressVerdict(AddressKind Kind, string Words)
{
    public bool MayBeOpened => Kind == AddressKind.Private;
}

/// <summary>Whether an address is on the public Internet. An address that is not known to be public is refused.</summary>
internal static class AddressRules
{
    private static readonly AddressVerdict Open = new(AddressKind.Public, "a public address");

    private static readonly (IPNetwork Range, AddressVerdict Verdict)[] V4 =
    [
        Of("169.254.169.254/32", AddressKind.Forbidden, "a cloud's metadata service"),
        Of("168.63.129.16/32", AddressKind.Forbidden, "a cloud's metadata service"),
        Of("100.100.100.200/32", AddressKind.Forbidden, "a cloud's metadata service"),
        Of("0.0.0.0/8", AddressKind.Forbidden, "an unspecified address"),
        Of("10.0.0.0/8", AddressKind.Private, "a private address"),
        Of("100.64.0.0/10", AddressKind.Private, "a shared (carrier-grade NAT) address"),
        Of("127.0.0.0/8", AddressKind.Loopback, "a loopback address"),
        Of("169.254.0.0/16", AddressKind.Forbidden, "a link-local address"),
        Of("172.16.0.0/12", AddressKind.Private, "a private address"),
        Of("192.0.0.0/24", AddressKind.Forbidden, "an address reserved for protocols"),
        Of("192.0.2.0/24", AddressKind.Forbidden, "a documentation address"),
        Of("192.88.99.0/24", AddressKind.Forbidden, "a 6to4 relay's address"),
        Of("192.168.0.0/16", AddressKind.Private, "a private address"),
        Of("198.18.0.0/15", AddressKind.Forbidden, "a benchmarking address"),
        Of("198.51.100.0/24", AddressKind.Forbidden, "a documentation address"),
        Of("203.0.113.0/24", AddressKind.Forbidden, "a documentation address"),
        Of("224.0.0.0/4", AddressKind.Forbidden, "a multicast address"),
        Of("255.255.255.255/32", AddressKind.Forbidden, "the broadcast address"),
        Of("240.0.0.0/4", AddressKind.Forbidden, "a reserved address"),
    ];

    private static readonly (IPNetwork Range, AddressVerdict Verdict)[] V6 =
    [
        Of("fd00:ec2::254/128", AddressKind.Forbidden, "a cloud's metadata service"),
        Of("fd20:ce::254/128", AddressKind.Forbidden, "a cloud's metadata service"),
        Of("::/128", AddressKind.Forbidden, "the unspecified address"),
        Of("::1/128", AddressKind.Loopback, "the loopback address"),
        Of("64:ff9b:1::/48", AddressKind.Forbidden, "a local NAT64 address"),
        Of("fc00::/7", AddressKind.Private, "a unique-local address"),
        Of("fe80::/10", AddressKind.Forbidden, "a link-local address"),
        Of("fec0::/10", AddressKind.Forbidden, "a site-local address"),
        Of("ff00::/8", AddressKind.Forbidden, "a multicast address"),
        Of("2001:db8::/32", AddressKind.Forbidden, "a documentation address"),
        Of("3fff::/20", AddressKind.Forbidden, "a documentation address"),
        Of("2001::/23", AddressKind.Forbidden, "an address reserved for protocols"),
        Of("2000::/3", AddressKind.Public, Open.Words),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Teredo = IPNetwork.Parse("2001::/32");

    public static AddressVerdict Judge(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return Judge(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return First(V4, address) ?? Open;
        }

        var bytes = address.GetAddressBytes();
        if (Nat64.Contains(address))
        {
            return Judge(new IPAddress(bytes.AsSpan(12))) is { Kind: not AddressKind.Public } inner ? Embedded("NAT64", inner) : Open;
        }

        if (SixToFour.Contains(address))
        {
            return Embedded("6to4", Judge(new IPAddress(bytes.AsSpan(2, 4))));
        }

        if (Teredo.Contains(address))
        {
            return Embedded("Teredo", Judge(new IPAddress([.. bytes[12..].Select(part => (byte)~part)])));
        }

        return bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5E && bytes[11] == 0xFE
            ? Embedded("ISATAP", Judge(new IPAddress(bytes.AsSpan(12))))
            : First(V6, address) ?? new AddressVerdict(AddressKind.Forbidden, "a reserved address");
    }

    private static AddressVerdict Embedded(string tunnel, AddressVerdict inner) =>
        new(AddressKind.Forbidden, $"a {tunnel} address around {inner.Words}");

    private static AddressVerdict? First((IPNetwork Range, AddressVerdict Verdict)[] table, IPAddress address) =>
        Array.Find(table, row => row.Range.Contains(address)).Verdict;

    private static (IPNetwork Range, AddressVerdict Verdict) Of(string range, AddressKind kind, string words) =>
        (IPNetwork.Parse(range), new AddressVerdict(kind, words));
}
