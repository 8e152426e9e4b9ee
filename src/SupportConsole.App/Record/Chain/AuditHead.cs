using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SupportConsole.App.Record.Chain;

/// <summary>
/// The chain's last hash at one moment, to be kept outside the data directory: with it, a cut tail or a rewritten chain shows.
/// </summary>
public sealed class AuditHead
{
    public const int PlacesMaxLength = 400;

    /// <summary>What <see cref="Mac"/> and <see cref="Previous"/> say without a key.</summary>
    public const string NotSigned = "unsigned";

    public const string None = "none";

    private const string Prefix = "audit-head v1 ";

    public long Id { get; init; }

    /// <summary>The number of the last entry.</summary>
    public required long Seq { get; init; }

    /// <summary>How many entries there are; the same as <see cref="Seq"/> unless one is missing.</summary>
    public required long Count { get; init; }

    public required string Hash { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The MAC of the head before this one.</summary>
    public required string Previous { get; init; }

    /// <summary>HMAC-SHA-256 of the line up to it, in hex.</summary>
    public string Mac { get; init; } = NotSigned;

    /// <summary>When the first place took it, UTC; null if none has.</summary>
    public DateTimeOffset? AcknowledgedAt { get; set; }

    /// <summary>The places that took it, such as "syslog, file".</summary>
    public string AcknowledgedBy { get; set; } = "";

    public bool IsSigned => Mac != NotSigned;

    /// <summary>The one line in which a head is sent and kept.</summary>
    public string Line => $"{Signed} mac={Mac}";

    private string Signed =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}seq={Seq} count={Count} hash={Hash} at={At.UtcDateTime:O} previous={Previous}");

    /// <summary>The same head with its MAC.</summary>
    public AuditHead Sign(ReadOnlySpan<byte> key) => new()
    {
        Seq = Seq,
        Count = Count,
        Hash = Hash,
        At = At,
        Previous = Previous,
        Mac = MacOf(key),
    };

    public bool IsSignedWith(ReadOnlySpan<byte> key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Mac), Encoding.ASCII.GetBytes(MacOf(key)));

    /// <summary>Reads a line that ends in a head, whatever a log put before it; null if it holds none.</summary>
    public static AuditHead? Parse(string line)
    {
        var from = line.IndexOf(Prefix, StringComparison.Ordinal);
        if (from < 0)
        {
            return null;
        }

        var values = line[(from + Prefix.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2)).Where(pair => pair.Length == 2).DistinctBy(pair => pair[0])
            .ToDictionary(pair => pair[0], pair => pair[1].Trim('"'));
        return long.TryParse(values.GetValueOrDefault("seq"), CultureInfo.InvariantCulture, out var seq)
            && long.TryParse(values.GetValueOrDefault("count"), CultureInfo.InvariantCulture, out var count)
            && DateTimeOffset.TryParse(values.GetValueOrDefault("at"), CultureInfo.InvariantCulture, out var at)
            && values.TryGetValue("hash", out var hash)
            && values.TryGetValue("previous", out var previous)
            && values.TryGetValue("mac", out var mac)
            ? new AuditHead { Seq = seq, Count = count, Hash = hash, At = at, Previous = previous, Mac = mac }
            : null;
    }

    private string MacOf(ReadOnlySpan<byte> key) => CanonicalRow.Hex(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(Signed)));
}
