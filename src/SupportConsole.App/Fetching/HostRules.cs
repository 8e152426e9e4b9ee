using System.Globalization;
using System.Net;

namespace SupportConsole.App.Fetching;

/// <summary>What a host name says by its spelling alone, before it is resolved.</summary>
internal static class HostRules
{
    private static readonly string[] InwardSuffixes =
        ["local", "localhost", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "arpa", "onion", "invalid"];

    private static readonly string[] MetadataNames =
        ["metadata", "metadata.google.internal", "metadata.goog", "instance-data", "instance-data.ec2.internal", "metadata.packet.net", "metadata.platformequinix.com", "metadata.tencentyun.com"];

    /// <summary>A name that leads into a network: reserved endings, and names of one label.</summary>
    public static bool IsInward(string host) => !host.Contains('.', StringComparison.Ordinal) || InwardSuffixes.Any(suffix => EndsIn(host, suffix));

    public static bool IsMetadata(string host) => MetadataNames.Any(name => string.Equals(host, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A spelling that can mean nothing but this machine.</summary>
    public static bool IsLoopback(string host) =>
        EndsIn(host, "localhost") || (IPAddress.TryParse(host, out var address) && AddressRules.Judge(address).Kind == AddressKind.Loopback);

    /// <summary>Whether the last label is a number in any base, so that programs take the host for an IPv4 address.</summary>
    public static bool EndsInNumber(string host)
    {
        var last = host.TrimEnd('.').Split('.')[^1];
        return last.Length > 0 && (last.All(char.IsAsciiDigit)
            || (last.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && (last.Length == 2 || UInt128.TryParse(last.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _))));
    }

    private static bool EndsIn(string host, string suffix) =>
        string.Equals(host, suffix, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + suffix, StringComparison.OrdinalIgnoreCase);
}
