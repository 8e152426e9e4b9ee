using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>Knows the names that mails, portals and configuration files give to a connection's values.</summary>
internal static partial class PasteLabelNames
{
    private const int MostLabel = 120;

    private static readonly SearchValues<char> BetweenWords = SearchValues.Create(" _-().\t*`\"'‘’“”");

    private static readonly FrozenDictionary<string, PasteFindingKind> Kinds =
        PasteLabelDictionary.English.Concat(PasteLabelTranslations.All).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Values =
        new[] { "value", "wert", "valeur", "valor", "waarde", "valore", "値" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static PasteLabel? Of(string label) => Of(label, out _);

    /// <summary>The label's kind and the offset of its keyword; text before the offset may be another field's value.</summary>
    public static PasteLabel? Of(string label, out int at)
    {
        at = 0;
        if (label.Length > MostLabel)
        {
            return null;
        }

        var first = NextWord(label, 0);
        for (var start = first; start < label.Length; start = NextWord(label, AfterWord(label, start)))
        {
            var key = string.Concat(label.Skip(start).Where(character => !BetweenWords.Contains(character)));
            if (start == first && Values.Contains(key))
            {
                at = start;
                return new PasteLabel(PasteFindingKind.ClientSecret) { IsValue = true };
            }

            if (Kinds.TryGetValue(key, out var kind))
            {
                at = start;
                return Qualified(kind, key, label[..start]);
            }
        }

        return null;
    }

    /// <summary>The words before the keyword may say that something else is meant: a token's expiry, a key store's password.</summary>
    private static PasteLabel Qualified(PasteFindingKind kind, string key, string before) => kind switch
    {
        PasteFindingKind.SecretExpiry when OtherThing().IsMatch(before) => default,
        PasteFindingKind.ClientSecret when IsPassword(key) && OtherThing().IsMatch(before) => new(0) { IsOtherSecret = true },
        PasteFindingKind.MetadataUrl or PasteFindingKind.Issuer when ServiceProvider().IsMatch(before) => default,
        _ => new(kind) { IsSecretId = key.EndsWith("secretid", StringComparison.OrdinalIgnoreCase) },
    };

    /// <summary>Our side of the connection, or the customer's copy of it.</summary>
    [GeneratedRegex(@"\b(?:sp|rp|service provider|relying party)[ _.-]{0,3}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ServiceProvider();

    private static bool IsPassword(string key) => key.Equals("password", StringComparison.OrdinalIgnoreCase);

    private static int NextWord(string label, int from) =>
        label.AsSpan(from).IndexOfAnyExcept(BetweenWords) is >= 0 and var found ? from + found : label.Length;

    private static int AfterWord(string label, int from) =>
        Hump(label, from, label.AsSpan(from).IndexOfAny(BetweenWords) is >= 0 and var found ? from + found : label.Length);

    /// <summary>Where the next word of "oktaClientId" begins; <paramref name="until"/> where there is none.</summary>
    private static int Hump(string label, int from, int until)
    {
        var at = from + 1;
        while (at < until && !(char.IsUpper(label[at]) && char.IsLower(label[at - 1])))
        {
            at++;
        }

        return Math.Min(at, until);
    }

    [GeneratedRegex(
        @"\b(?:certificates?|cert|tokens?|session|cookie|passwords?|metadata|licen[cs]e|key ?store"
        + @"|admin|user|account|database|db|smtp|zertifikat|certificat|certificado)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex OtherThing();
}
