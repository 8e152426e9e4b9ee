using System.Text.RegularExpressions;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Pasting;

/// <summary>Reads a labelled value if it has the shape of such a value; words of a sentence and code have none.</summary>
internal static partial class PasteShapes
{
    private const int MostDate = 40;
    private const int MostHost = 253;

    public static string? Read(LabelledValue labelled, string value)
    {
        var word = Word(value);
        return labelled.Kind switch
        {
            PasteFindingKind.ClientId => ClientId(labelled, value, word),
            PasteFindingKind.TenantId => PastedTenant.Read(word),
            PasteFindingKind.SecretExpiry => value.Any(char.IsDigit) && value.Length <= MostDate ? value.Trim() : null,
            PasteFindingKind.Thumbprint => Thumbprint.Parse(value) is { IsOk: true } parsed ? parsed.Value.Display : null,
            PasteFindingKind.Domain =>
                word.Contains('.', StringComparison.Ordinal) && !word.Contains('/', StringComparison.Ordinal) ? value.Trim() : null,
            PasteFindingKind.EntityId => EntityId(labelled, value, word),
            _ when word.StartsWith("http", StringComparison.OrdinalIgnoreCase) => word,
            PasteFindingKind.Issuer when word.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) => word,
            PasteFindingKind.Issuer when IsHost(word) => "https://" + word,
            _ => null,
        };
    }

    /// <summary>Whether a word is a host name in small letters, perhaps with a path behind it.</summary>
    public static bool IsHost(string word) => word.Length <= MostHost && Host().IsMatch(word);

    private static string Word(string value)
    {
        var words = value.Split([' ', '\t', ',', '<', '>', '"', '“', '”', '„', '»', '«', '|'], StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault()?.Trim('\'', '‘', '’', '`').TrimEnd('.', ';', ')', '&', '\'', '’') ?? "";
    }

    private static string? ClientId(LabelledValue labelled, string value, string word)
    {
        var isAlone = !labelled.IsProse && !value.Trim().Contains(' ', StringComparison.Ordinal);
        return word.Length >= 4 && IsIdentifier(word) && !IsAddress(word) && (word.Any(char.IsDigit) || isAlone) ? word : null;
    }

    /// <summary>An entity ID is a URI (SAML core, 8.3.6); names are met too, but none that could be a word of a sentence.</summary>
    private static string? EntityId(LabelledValue labelled, string value, string word)
    {
        if (IsAddress(word) || Urn().IsMatch(word))
        {
            return word;
        }

        var isAlone = !labelled.IsProse && !value.Trim().Contains(' ', StringComparison.Ordinal);
        return isAlone && word.Length >= 4 && IsIdentifier(word) && !IsPlainWord(word) ? word : null;
    }

    private static bool IsAddress(string word) =>
        word.StartsWith("http", StringComparison.OrdinalIgnoreCase) && word.Contains("://", StringComparison.Ordinal);

    private static bool IsIdentifier(string word) =>
        !Placeholders.IsOne(word) && word.IndexOfAny(['(', ')', '{', '}', '[', ']', '$', '=', ';', '*', '\\']) < 0;

    /// <summary>Whether a word is written like any other: "selected", "Pending", "NULL". "JumpCloud" is not.</summary>
    private static bool IsPlainWord(string word) => word.All(char.IsLetter) && (word[1..].All(char.IsLower) || word.All(char.IsUpper));

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]{1,20}:[^\s:]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Urn();

    [GeneratedRegex(
        @"^[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,24}(?::[0-9]{2,5})?(?:/[^\s""'()]*)?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Host();
}
