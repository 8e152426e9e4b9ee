namespace SupportConsole.Federation.Pasting;

/// <summary>Quotation marks around a value, straight and typographic ones, of any language.</summary>
internal static class Quotes
{
    /// <summary>The place after the quotation that begins at a place; <paramref name="until"/> if none begins or ends there.</summary>
    public static int End(string text, int from, int until)
    {
        if (from >= until || Closing(text[from]) is not { Length: > 0 } closing)
        {
            return until;
        }

        for (var at = from + 1; at < until; at++)
        {
            if (closing.Contains(text[at], StringComparison.Ordinal) && !IsApostrophe(text, at, until))
            {
                return at + 1;
            }

            at += text[at] == '\\' && text[from] is '"' or '\'' ? 1 : 0;
        }

        return until;
    }

    /// <summary>The value without its quotation marks; null if it is not in any.</summary>
    public static string? Inside(string value)
    {
        var end = End(value, 0, value.Length);
        return value.Length > 1
            && Closing(value[0]).Length > 0
            && end <= value.Length
            && Closing(value[0]).Contains(value[end - 1], StringComparison.Ordinal)
            && end > 1
            ? value[1..(end - 1)]
            : null;
    }

    private static string Closing(char opening) => opening switch
    {
        '"' => "\"",
        '\'' => "'",
        '“' => "”",
        '”' => "”",
        '„' => "“”",
        '‘' => "’",
        '‚' => "‘’",
        '«' => "»",
        '»' => "«",
        '「' => "」",
        '『' => "』",
        _ => "",
    };

    /// <summary>Whether a single quotation mark is within a word.</summary>
    private static bool IsApostrophe(string text, int at, int until) =>
        text[at] is '\'' or '’' && at + 1 < until && char.IsLetterOrDigit(text[at + 1]);
}
