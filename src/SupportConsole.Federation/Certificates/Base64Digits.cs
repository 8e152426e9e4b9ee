using System.Globalization;
using System.Net;

namespace SupportConsole.Federation.Certificates;

/// <summary>
/// Reads the digits of a base64 value from a text as it came: wrapped, quoted in a mail, escaped for JSON, HTML, an address or a mail part.
/// It skips what may stand between digits and replaces nothing; anything else ends the value.
/// </summary>
/// <param name="isArmoured">Whether it is between BEGIN and END, where quotes, commas and plus signs between lines belong to it
/// too.</param>
internal ref struct Base64Digits(ReadOnlySpan<char> text, int at, int end, bool isArmoured)
{
    private const int LeastOfALine = 20;
    private const int LongestEscape = 10;
    private const int LongestJoint = 200;

    /// <summary>A value whose length is known is shorter, in digits; only its end cannot be missed.</summary>
    private const int LongestJoined = 64 * 1024;
    private readonly ReadOnlySpan<char> text = text[..end];
    private readonly int start = at;

    /// <summary>The place after the last digit that was read.</summary>
    public int At { get; private set; } = at;

    /// <summary>Where the first character is that is not base64; -1 if there is none.</summary>
    public int BadAt { get; private set; } = -1;

    /// <summary>The value of a base64 digit, url-safe ones included; -1 for any other character.</summary>
    public static int Value(char character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };

    /// <summary>Reads the next digit; false at the value's end.</summary>
    /// <param name="left">How many digits the value still needs: its last line may be short.</param>
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
                    // Skips to the next line at once, so that blank lines are read only once.
                    At = NextLine();
                    if (!GoesOn(left))
                    {
                        return false;
                    }
                }

                continue;
            }

            if (!isArmoured && left is > 1 and <= LongestJoined && AfterJoint() is > 0 and var next)
            {
                At = next;
                if (GoesOn(left))
                {
                    continue;
                }

                return false;
            }

            BadAt = At;
            return false;
        }

        digit = -1;
        return false;
    }

    private readonly bool IsBetween(char character) =>
        char.IsWhiteSpace(character)
        || character is '>' or '|' or '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad'
        || (isArmoured && character is '"' or '\'' or '`' or ',' or '+' or '“' or '”' or '*' or ';');

    /// <summary>Whether a plus sign joins the lines of a program and is no digit.</summary>
    private readonly bool StandsAlone() =>
        (At == 0 || char.IsWhiteSpace(text[At - 1]) || text[At - 1] is '"' or '\'')
        && (At + 1 == text.Length || char.IsWhiteSpace(text[At + 1]) || text[At + 1] is '"' or '\'');

    /// <summary>The place after what joins two strings of a program or a JSON list; 0 where nothing does.</summary>
    private readonly int AfterJoint()
    {
        if (text[At] is not ('"' or '\''))
        {
            return 0;
        }

        var next = At + 1;
        while (next < text.Length
            && next - At < LongestJoint
            && (char.IsWhiteSpace(text[next]) || text[next] is '+' or '.' or ',' or '&' or '_'))
        {
            next++;
        }

        return next < text.Length && text[next] == text[At] ? next + 1 : 0;
    }

    private readonly int NextLine()
    {
        var next = At;
        while (next < text.Length && IsBetween(text[next]))
        {
            next++;
        }

        return next;
    }

    /// <summary>Whether the text after a space is the value's next line, and no word of the mail or another value.</summary>
    private readonly bool GoesOn(int left)
    {
        if (At < text.Length && text[At] is '\\' or '&' or '%')
        {
            return true;
        }

        var run = 0;
        while (At + run < text.Length && run < LeastOfALine && Value(text[At + run]) >= 0)
        {
            run++;
        }

        return run == LeastOfALine
            ? !DerShape.Begins(text[At..]) || DerShape.MayBeInside(text[At..], text[start..], left)
            : run >= left;
    }

    /// <summary>The next character, unescaped, and how many characters of the text it takes.</summary>
    private readonly (char Character, int Length) Unescaped()
    {
        var rest = text[At..];
        return rest switch
        {
            ['\\', 'n' or 'r' or 't', ..] => ('\n', 2),
            ['\\', 'u', ..] when rest.Length >= 6 && Hex(rest.Slice(2, 4)) is >= 0 and var unit => ((char)unit, 6),
            ['\\', '/', ..] => ('/', 2),
            ['\\', ..] => ('\n', 1),
            ['%', '2', '5', ..] when rest.Length >= 5 && Hex(rest.Slice(3, 2)) is >= 0 and var twice => ((char)twice, 5),
            ['%', ..] when rest.Length >= 3 && Hex(rest.Slice(1, 2)) is >= 0 and var value => ((char)value, 3),
            // Quoted-printable: =3D is an equals sign, and one at a line's end joins two lines.
            ['=', '3', 'D', ..] or ['=', '2', '0', ..] or ['=', '0', 'D', ..] or ['=', '0', 'A', ..] => ('=', 3),
            ['&', ..] when rest[..Math.Min(rest.Length, LongestEscape)].IndexOf(';') is > 1 and var semicolon
                && WebUtility.HtmlDecode(rest[..(semicolon + 1)].ToString()) is { Length: 1 } one => (one[0], semicolon + 1),
            _ => (rest[0], 1),
        };
    }

    private static int Hex(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : -1;
}
