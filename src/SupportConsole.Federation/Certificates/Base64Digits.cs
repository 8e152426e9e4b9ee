using System.Globalization;
using System.Net;

namespace SupportConsole.Federation.Certificates;

/// <summary>
/// Reads the digits of a base64 value out of a text as it comes: wrapped, quoted in a mail, escaped for JSON, HTML, an address or a mail part.
/// It skips what stands between digits and replaces none; what it cannot be ends it, and its place is kept.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="at">Where to begin.</param>
/// <param name="end">Where to end.</param>
/// <param name="isArmoured">Whether BEGIN and END stand around it, so that quotes, commas and plus signs between lines belong to it too.</param>
internal ref struct Base64Digits(ReadOnlySpan<char> text, int at, int end, bool isArmoured)
{
    private const int LeastOfALine = 20;
    private const int LongestEscape = 10;
    private readonly ReadOnlySpan<char> text = text[..end];

    /// <summary>The place after what was read.</summary>
    public int At { get; private set; } = at;

    /// <summary>Where something stands that is no base64; -1 where nothing does.</summary>
    public int BadAt { get; private set; } = -1;

    /// <summary>The value of a base64 digit, url-safe ones too; -1 for any other character.</summary>
    public static int Value(char character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };

    /// <summary>The next digit, where there is one.</summary>
    /// <param name="left">How many the value still needs: a short last line is a line too.</param>
    /// <param name="digit">Its value.</param>
    public bool Next(int left, out int digit)
    {
        while (At < text.Length)
        {
            var (character, length) = Unescaped();
            digit = isArmoured && character == '+' && StandsAlone() ? -1 : Value(character);
            if (digit >= 0)
            {
                At += length;
                return true;
            }

            if (character == '=' || IsBetween(character))
            {
                At += length;
                if (!isArmoured && character is ' ' or '\n' or '\r' or '\t')
                {
                    // From here on to the next line, looked through once.
                    At = NextLine();
                    if (!GoesOn(left))
                    {
                        return false;
                    }
                }

                continue;
            }

            BadAt = At;
            return false;
        }

        digit = -1;
        return false;
    }

    private readonly bool IsBetween(char character) =>
        char.IsWhiteSpace(character) || character is '>' or '|' or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad' || (isArmoured && character is '"' or '\'' or '`' or ',' or '+' or '“' or '”' or '*' or ';');

    /// <summary>A plus sign between the lines of a program, not a digit.</summary>
    private readonly bool StandsAlone() =>
        (At == 0 || char.IsWhiteSpace(text[At - 1]) || text[At - 1] is '"' or '\'') && (At + 1 == text.Length || char.IsWhiteSpace(text[At + 1]) || text[At + 1] is '"' or '\'');

    private readonly int NextLine()
    {
        var next = At;
        while (next < text.Length && IsBetween(text[next]))
        {
            next++;
        }

        return next;
    }

    /// <summary>Whether what follows a space is another line of the value and not a word of the mail, or another value.</summary>
    private readonly bool GoesOn(int left)
    {
        var run = 0;
        while (At + run < text.Length && run < LeastOfALine && Value(text[At + run]) >= 0)
        {
            run++;
        }

        return (run == LeastOfALine || run >= left || (At < text.Length && text[At] is '\\' or '&' or '%')) && !(run == LeastOfALine && DerShape.Begins(text[At..]));
    }

    /// <summary>The character at hand, taken out of the escape in which it stands.</summary>
    private readonly (char Character, int Length) Unescaped()
    {
        var rest = text[At..];
        return rest switch
        {
            ['\\', 'n' or 'r' or 't', ..] => ('\n', 2),
            ['\\', 'u', ..] when rest.Length >= 6 && ushort.TryParse(rest.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) => ((char)unit, 6),
            ['\\', '/', ..] => ('/', 2),
            ['\\', ..] => ('\n', 1),
            ['%', ..] when rest.Length >= 3 && byte.TryParse(rest.Slice(1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) => ((char)value, 3),
            // Quoted-printable: =3D is an equals sign, and one at a line's end joins two lines.
            ['=', '3', 'D', ..] or ['=', '2', '0', ..] or ['=', '0', 'D', ..] or ['=', '0', 'A', ..] => ('=', 3),
            ['&', ..] when rest[..Math.Min(rest.Length, LongestEscape)].IndexOf(';') is > 1 and var semicolon
                && WebUtility.HtmlDecode(rest[..(semicolon + 1)].ToString()) is { Length: 1 } one => (one[0], semicolon + 1),
            _ => (rest[0], 1),
        };
    }
}
