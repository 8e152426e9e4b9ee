using System.Globalization;
using System.Net;

namespace SupportConsole.App.Fetching;

/// <summary>What the spelling of a host name says, before it is resolved.</summary>
internal static class HostRules
{
    private static readonly string[] PrivateSuffixes =
        ["local", "localhost", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "arpa", "onion", "invalid"];

    private static readonly string[] MetadataNames =
    [
        "metadata",
        "metadata.google.internal",
        "metadata.goog",
        "instance-data",
        "instance-data.ec2.internal",
        "metadata.packet.net",
        "metadata.platformequinix.com",
        "metadata.tencentyun.com",
    ];

    public static bool IsPrivate(string host) =>
        !host.Contains('.', StringComparison.Ordinal) || PrivateSuffixes.Any(suffix => EndsIn(host, suffix));

    public static bool IsMetadata(string host) => MetadataNames.Contains(host, StringComparer.OrdinalIgnoreCase);

    public static bool IsLoopback(string host) =>
        EndsIn(host, "localhost") || (IPAddress.TryParse(
            host,
            out var address) && AddressRules.Judge(address).Kind == AddressKind.Loopback);

    /// <summary>Whether the last label is a number in any base: then programs read the host as an IPv4 address.</summary>
    public static bool EndsInNumber(string host)
    {
        var last = host.TrimEnd('.').Split('.')[^1];
        if (last.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return last.Length == 2 || UInt128.TryParse(
                last.AsSpan(2),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out _);
        }

        return last.Length > 0 && last.All(char.IsAsciiDigit);
    }

    private static bool EndsIn(string host, string suffix) =>
        string.Equals(host, suffix, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + suffix, StringComparison.OrdinalIgnoreCase);
}
