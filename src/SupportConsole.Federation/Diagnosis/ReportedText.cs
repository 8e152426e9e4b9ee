using System.Text;
using SupportConsole.Federation.Diagnosis.Topics;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>
/// Leaves out of a paste the sentences that surely report nothing, such as "If the signature is invalid, check the certificate."
/// </summary>
internal static class ReportedText
{
    /// <summary>A longer text, such as a day of logs, is no letter.</summary>
    private const int LongestText = 16 * 1024;

    public static string Of(string text)
    {
        if (text.Length > LongestText)
        {
            return text;
        }

        var reported = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = SentenceEnd(text, start);
            var words = WordText.All(text[start..end]);
            var isProse = Prose.IsSurelyIn(words) || (text[end - 1] == '?' && !Prose.IsSeenIn(words));
            reported.Append(isProse ? " " : text.AsSpan(start, end - start));
            start = end;
        }

        return reported.ToString();
    }

    /// <summary>Behind a full stop before a space, or at an empty line.</summary>
    private static int SentenceEnd(string text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            var isLast = at + 1 == text.Length;
            if ((text[at] is '.' or '!' or '?' && (isLast || char.IsWhiteSpace(text[at + 1])))
                || text.AsSpan(at).StartsWith("\n\n") || text.AsSpan(at).StartsWith("\n\r\n"))
            {
                return at + 1;
            }
        }

        return text.Length;
    }
}
