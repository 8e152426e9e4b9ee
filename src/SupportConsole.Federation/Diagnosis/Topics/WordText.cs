using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>
/// Writes a text as lower-case words with a space around each, so that InvalidSignatureException, invalid_signature and "Invalid
/// signature" read alike. A bar ends a sentence.
/// </summary>
internal static partial class WordText
{
    public const char SentenceEnd = '|';

    private const int LongestWord = 120;
    private const int LongestLabel = 40;

    /// <summary>Names that are one word although they are written with capitals inside.</summary>
    private static readonly HashSet<string> Whole = new(StringComparer.OrdinalIgnoreCase)
    {
        "inresponseto", "notonorafter", "notbefore", "nameid", "issueinstant", "relaystate", "entityid", "openid", "oauth",
        "oauth2", "idp",
    };

    /// <summary>What a text reports: without addresses, the frames of stack traces, questions and <see cref="Prose"/>.</summary>
    public static string Of(string text) =>
        Words(Address().Replace(Frame().Replace(FoldedText.WithoutTags(text), " "), " "), isReport: true);

    /// <summary>Every word of a text: also its addresses and its stack traces tell whether it is about SAML or OpenID Connect.</summary>
    public static string All(string text) => Words(text, isReport: false);

    private static string Words(string plain, bool isReport)
    {
        var words = new StringBuilder(plain.Length + 2).Append(' ');
        var sentence = words.Length;
        for (var at = 0; at < plain.Length; at++)
        {
            var length = WordLength(plain, at);
            if (length > 0)
            {
                AppendWord(words, plain.AsSpan(at, length));
                at += length - 1;
            }
            else if (EndsSentence(plain.AsSpan(at)))
            {
                // A question doesn't say what happened.
                words.Length = isReport && (plain[at] is '?' || IsProse(words, sentence)) ? sentence : words.Length;
                words.Append(SentenceEnd).Append(' ');
                sentence = words.Length;
            }
        }

        words.Length = isReport && IsProse(words, sentence) ? sentence : words.Length;
        return words.ToString();
    }

    private static bool IsProse(StringBuilder words, int sentence) =>
        words.Length > sentence && Prose.IsIn(words.ToString(sentence - 1, words.Length - sentence + 1));

    /// <summary>A full stop before a space, an empty line, a line that begins with a label, or the next value of JSON.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> text) => text[0] switch
    {
        '.' or '!' or '?' => text.Length == 1 || char.IsWhiteSpace(text[1]),
        '"' => text.StartsWith("\",") || text.StartsWith("\"}"),
        '\n' => text.StartsWith("\n\n") || text.StartsWith("\n\r\n") || Label().IsMatch(text[1..Math.Min(text.Length, LongestLabel)]),
        _ => false,
    };

    private static int WordLength(string text, int start)
    {
        var at = start;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsApostrophe(text, at, start)))
        {
            at++;
        }

        return at - start;
    }

    private static bool IsApostrophe(string text, int at, int start) =>
        text[at] is '\'' or '’' && at > start && at + 1 < text.Length && char.IsLetter(text[at - 1]) && text[at + 1] is 't' or 's';

    /// <summary>"Doesn't" reads as "does not".</summary>
    private static void AppendWord(StringBuilder words, ReadOnlySpan<char> word)
    {
        if (word.Length > 3 && word[^1] is 't' or 'T' && word[^2] is '\'' or '’' && word[^3] is 'n' or 'N')
        {
            AppendWord(words, word[..^(word.StartsWith("can", StringComparison.OrdinalIgnoreCase) ? 2 : 3)]);
            words.Length -= word.StartsWith("can", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            words.Append("not ");
            return;
        }

        var isWhole = word.Length > LongestWord || Whole.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
        for (var at = 0; at < word.Length; at++)
        {
            if (!isWhole && at > 0 && BeginsWord(word, at))
            {
                words.Append(' ');
            }

            if (word[at] is not ('\'' or '’'))
            {
                words.Append(char.ToLowerInvariant(word[at]));
            }
        }

        words.Append(' ');
    }

    /// <summary>
    /// Whether a capital begins a word: behind a small letter or a digit, or as the last of several before a small letter. OAuth is one
    /// word.
    /// </summary>
    private static bool BeginsWord(ReadOnlySpan<char> word, int at) =>
        char.IsUpper(word[at])
        && (!char.IsUpper(word[at - 1]) || (at + 1 < word.Length && char.IsLower(word[at + 1]) && !(at == 1 && word.StartsWith("OAuth"))));

    [GeneratedRegex(@"^[ \t]*[A-Za-z_][A-Za-z_ ]*: ", RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    [GeneratedRegex(@"\b[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s?#""'<>)\]}|`,;]*", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"^[ \t]*(?:at (?:async |new )?[^\s(]+ ?(?:\[as [^\]\r\n]*\] )?\([^\r\n]*|at [^\s(]+:[0-9]+[^\r\n]*|#[0-9]{1,3} [^\r\n]*"
        + @"|File ""[^\r\n]*|[0-9]{1,3} [^ \r\n]+:[0-9]+ \([^\r\n]*)$"
        + @"|\bat [A-Za-z_][\w.<>`+]*\.[\w.<>`]+\([^()\r\n]*\)",
        RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Frame();
}
