using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>The secret in the text after its label.</summary>
internal sealed partial class PastedSecret
{
    private const int Short = 8;

    private static readonly Problem WithSpaces = new(
        "The client secret has spaces in it. Everything up to the line's end was taken.",
        "Compare it with what the customer sent.")
    {
        Code = "paste.secret-spaces",
    };

    private static readonly Problem FirstWord = new(
        "More words follow the client secret. Only the first was taken.",
        "If the secret has spaces in it, enter it by hand.")
    {
        Code = "paste.secret-words",
    };

    /// <summary>The text that was taken, secret or not.</summary>
    public required string Value { get; init; }

    public required bool IsSecret { get; init; }

    /// <summary>Every form of it that must not be shown.</summary>
    public required IReadOnlyList<string> Hidden { get; init; }

    public Problem? Doubt { get; private init; }

    public static PastedSecret Of(LabelledValue labelled, string value, bool quoted)
    {
        var whole = quoted ? value : WithoutNames(value);
        var words = quoted ? [whole] : whole.Split([' ', '\t'], 2);
        var rest = words.Length == 2 ? words[1].TrimStart() : "";
        var first = words.Length == 2 ? words[0].TrimEnd(',', ';') : words[0];
        var takesAll = !labelled.IsProse && first == words[0] && rest.Length > 0 && !Remark().IsMatch(rest) && IsPassphrase(first, whole);
        var taken = takesAll ? whole : labelled.IsProse && first.Length > Short && first.EndsWith('.') ? first[..^1] : first;
        return new PastedSecret
        {
            Value = taken,
            IsSecret = !IsNone(taken) && (takesAll || quoted || !IsWord(labelled, first, value)),
            Hidden = [labelled.Value, value, first, taken],
            Doubt = takesAll ? WithSpaces : rest.Length > 0 && first == words[0] && !Remark().IsMatch(rest) ? FirstWord : null,
        };
    }

    /// <summary>The value without the marks and quotation marks around it.</summary>
    public static string Bare(string value, out bool quoted)
    {
        var json = Json().Match(value);
        if (json.Success)
        {
            quoted = true;
            return Unescaped(json.Value);
        }

        var bare = value.Trim('*', '`', ' ', '\t').TrimEnd(',', ';', '&');
        if (Quotes.Inside(bare) is { } inside)
        {
            quoted = true;
            return inside.Trim();
        }

        // The last line of a cell that Excel copies in quotation marks.
        bare = bare.IndexOf('"') == bare.Length - 1 ? bare.TrimEnd('"') : bare;
        quoted = false;
        return Placeholders.Unframed(bare.Trim('\''));
    }

    private static string Unescaped(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(json) ?? "";
        }
        catch (JsonException)
        {
            return json.Trim('"');
        }
    }

    /// <summary>"Client secret: Value  abc": a name of what follows is not the secret.</summary>
    private static string WithoutNames(string value)
    {
        for (var space = value.IndexOfAny([' ', '\t']); space > 0 && IsName(value[..space]); space = value.IndexOfAny([' ', '\t']))
        {
            value = value[space..].TrimStart();
        }

        return value;
    }

    private static bool IsName(string word) => PasteLabelNames.Of(word, out var at) is { Kind: PasteFindingKind.ClientSecret } && at == 0;

    /// <summary>Whether a first word that is too short for a secret is the beginning of one with spaces.</summary>
    private static bool IsPassphrase(string first, string whole) =>
        first.Length < Short
        && !Placeholders.IsRemark(first)
        && whole.Length >= Short
        && whole.Any(char.IsAsciiDigit)
        && whole.Any(char.IsLetter);

    /// <summary>Whether it is a word of a sentence, as in "the secret is expired".</summary>
    private static bool IsWord(LabelledValue labelled, string first, string value) =>
        (labelled.IsProse || value.Contains(' ', StringComparison.Ordinal))
        && first.All(c => char.IsLetter(c) || c is '\'' or ',' or '.' or '’' or '!' or '?');

    /// <summary>Whether it is an address, a name, a ruled line or a placeholder.</summary>
    private static bool IsNone(string secret) =>
        secret.StartsWith("urn:", StringComparison.OrdinalIgnoreCase)
        || secret.StartsWith("-----BEGIN", StringComparison.Ordinal)
        || (secret.StartsWith("http", StringComparison.OrdinalIgnoreCase) && secret.Contains("://", StringComparison.Ordinal))
        || Placeholders.IsOne(secret);

    [GeneratedRegex(@"^""(?:[^""\\]|\\.)*""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Json();

    /// <summary>What people write after a secret: a remark in brackets, when it expires, the next value.</summary>
    [GeneratedRegex(
        @"^(?:[(\[|#/<>,;-]|(?:expires?|valid|until|and|und|et|y|with|for|from|on|g[uü]ltig|bis"
        + @"|läuft|please|thanks|the|it|this|is|are|https?:)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Remark();
}
