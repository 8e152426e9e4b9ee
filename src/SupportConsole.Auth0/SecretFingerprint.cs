using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SupportConsole.Auth0;

/// <summary>
/// What a snapshot has of a secret: <c>hmac:</c>, the name of a key, a colon and the keyed fingerprint. Fingerprints from before keys had
/// names are <c>hmac:</c> and the fingerprint. Equal fingerprints are by the same key of the same secret, whatever name they carry. One
/// without a name that differs is by a lost key or of another secret: nobody can tell which, so nobody is accused of a change.
/// </summary>
/// <param name="Key">The key's name; empty if the fingerprint carries none.</param>
internal readonly partial record struct SecretFingerprint(string Key, string Print)
{
    public const string Prefix = "hmac:";

    private const string UnknownKey = "unknown";
    private const string GivenUpKey = "given-up";

    /// <summary>How a fingerprint without a name starts once it was seen to differ from Auth0's secret.</summary>
    public const string Unknown = $"{Prefix}{UnknownKey}:";

    public const string GivenUp = $"{Prefix}{GivenUpKey}:";

    public bool IsGivenUp => Key == GivenUpKey;

    /// <summary>Null if the value is no fingerprint.</summary>
    public static SecretFingerprint? Of(JsonValue value)
    {
        if (!value.TryGetValue<string>(out var text) || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var colon = text.IndexOf(':', Prefix.Length);
        return colon < 0 ? new("", text[Prefix.Length..]) : new(text[Prefix.Length..colon], text[(colon + 1)..]);
    }

    /// <summary>A snapshot whose fingerprints lack their keys' names, so that it compares by fingerprint alone.</summary>
    public static string WithoutNames(string snapshot) => Named().Replace(snapshot, $"\"{Prefix}");

    /// <summary>Whether a snapshot has fingerprints that the next reading may replace.</summary>
    public static bool AreUnsettled(string snapshot) => Unsettled().IsMatch(snapshot);

    /// <summary>The newer of two fingerprints if they can be compared, otherwise this one.</summary>
    /// <param name="keepsGivenUp">Whether a fingerprint that was given up stays too, which makes the two equal.</param>
    public SecretFingerprint Against(SecretFingerprint newer, bool keepsGivenUp) =>
        Key == newer.Key ? newer : Renewed(newer, keepsGivenUp);

    /// <summary>This fingerprint, with the current key's name if it is by that key; the newer one if this was given up.</summary>
    public SecretFingerprint Renewed(SecretFingerprint newer, bool keepsGivenUp = false) =>
        Print == newer.Print || (IsGivenUp && !keepsGivenUp) ? newer
        : Key.Length == 0 ? this with { Key = UnknownKey }
        : this;

    public override string ToString() => Key.Length == 0 ? Prefix + Print : $"{Prefix}{Key}:{Print}";

    [GeneratedRegex("\"hmac:(?:[0-9a-f]{12}|unknown):")]
    private static partial Regex Named();

    [GeneratedRegex("\"hmac:(?:[0-9a-f]{64}\"|unknown:|given-up:)")]
    private static partial Regex Unsettled();
}
