using System.Buffers;

namespace SupportConsole.Federation.Pasting;

/// <summary>
/// Reads a table whose first row names its columns, as a portal's page or a chat has it. Removes it from the text, so that no heading is
/// read as a label.
/// </summary>
internal static class PasteTables
{
    private const int MostRows = 50;
    private const char NoSeparator = '\0';
    private const int LongestLine = 4000;
    private static readonly SearchValues<char> Rule = SearchValues.Create("|-: +=");

    public static List<LabelledValue> Take(PasteText text)
    {
        var found = new List<LabelledValue>();
        var clean = text.Clean;
        for (int start = 0, end; start < clean.Length; start = end + 1)
        {
            end = LineEnd(clean, start);
            if (end - start is > 0 and <= LongestLine && Head(clean, start, end) is { } head)
            {
                var separator = Separator(clean.AsSpan(start, end - start));
                var last = Rows(text, clean, end + 1, head, separator, found);
                end = last > 0 ? BlankHead(text, start, end, last) : end;
            }
        }

        return found;
    }

    private static int BlankHead(PasteText text, int start, int end, int last)
    {
        text.Blank(start, end - start);
        return last;
    }

    /// <summary>The columns' labels; null if the line names fewer than two known ones, unless a ruled line follows it.</summary>
    private static PasteLabel?[]? Head(string clean, int start, int end)
    {
        var line = clean.AsSpan(start, end - start);
        var separator = Separator(line);
        if (separator == NoSeparator)
        {
            return null;
        }

        var names = Cells(clean, start, end, separator).Select(cell => clean[cell]).ToList();
        if (separator is ';' or ',' && !names.TrueForAll(name => PasteLabelNames.Of(name, out var at) is null || name[..at].All(IsQuote)))
        {
            return null;
        }

        var cells = names.Select(PasteLabelNames.Of).ToArray();
        return cells.Count(cell => cell is not null) >= 2 || (cells.Any(cell => cell is not null) && IsRule(clean, end + 1))
            ? WithoutOtherValues(cells)
            : null;
    }

    /// <summary>What parts a line's cells, in a page's, a wiki's or Excel's table.</summary>
    private static char Separator(ReadOnlySpan<char> line) =>
        line.TrimStart() is ['|', ..] ? '|'
            : line.Contains('\t') ? '\t'
            : line.Contains('|') ? '|'
            : line.Contains(';') ? ';'
            : line.Contains(',') ? ','
            : NoSeparator;

    private static bool IsQuote(char character) => character == '"';

    /// <summary>A column "Value" holds secrets only beside their IDs or expiry dates; it stays a column.</summary>
    private static PasteLabel?[] WithoutOtherValues(PasteLabel?[] cells)
    {
        var isOfSecrets = cells.Any(cell =>
            cell is { IsSecretId: true } or { Kind: PasteFindingKind.SecretExpiry }
                or { IsValue: false, Kind: PasteFindingKind.ClientSecret });
        return isOfSecrets ? cells : [.. cells.Select(cell => cell is { IsValue: true } ? default(PasteLabel) : cell)];
    }

    private static int Rows(PasteText text, string clean, int from, PasteLabel?[] head, char separator, List<LabelledValue> found)
    {
        var last = 0;
        var isKeyed = head.Count(cell => cell is not null) < 2;
        for (int start = from, rows = 0; start < clean.Length && rows < MostRows; rows++)
        {
            var end = LineEnd(clean, start);
            var cells = end - start > LongestLine ? [] : Cells(clean, start, end, separator);
            if (IsRule(clean, start) || (isKeyed && last == 0))
            {
                last = end;
                if (isKeyed)
                {
                    // Each row is a name and a value, which the labels read.
                    return end;
                }
            }
            else if (cells.Count == head.Length
                && cells.All(cell => PasteLabelNames.Of(clean[cell]) is null)
                && (separator is not (';' or ',') || cells.Exists(cell => clean[cell].Any(char.IsAsciiDigit))))
            {
                for (var i = 0; i < cells.Count; i++)
                {
                    var (at, length) = cells[i].GetOffsetAndLength(clean.Length);
                    if (head[i] is { } column && length > 0)
                    {
                        found.Add(new LabelledValue(column, clean[cells[i]], at));
                    }
                }

                text.Blank(start, end - start);
                last = end;
            }
            else
            {
                break;
            }

            start = end + 1;
        }

        return last;
    }

    private static List<Range> Cells(string clean, int start, int end, char separator)
    {
        var cells = new List<Range>();
        var isBarred = clean[start..end].TrimStart().StartsWith('|');
        var first = isBarred ? clean.IndexOf('|', start) : start;

        // Jira's headings have two bars.
        var width = clean.AsSpan(first, end - first) is ['|', '|', ..] ? 2 : 1;
        var from = isBarred ? first + width : start;
        while (from <= end)
        {
            var quoted = separator is ';' or ',' ? Quotes.End(clean, from, end) : end;
            var next = clean.IndexOf(separator, quoted < end ? quoted : from, end - (quoted < end ? quoted : from));
            if (next < 0 && isBarred)
            {
                break;
            }

            var begin = from;
            var last = next < 0 ? end : next;
            while (begin < last && clean[begin] is ' ' or '`' or '*' or '\r')
            {
                begin++;
            }

            while (last > begin && clean[last - 1] is ' ' or '`' or '*' or '\r')
            {
                last--;
            }

            cells.Add(begin..last);
            from = next < 0 ? end + 1 : next + width;
        }

        return cells;
    }

    private static bool IsRule(string clean, int start)
    {
        var line = start >= clean.Length ? default : clean.AsSpan(start, LineEnd(clean, start) - start).Trim();
        return line.Length >= 3 && line.IndexOfAnyExcept(Rule) < 0 && line.Contains('-');
    }

    private static int LineEnd(string clean, int start) => clean.IndexOf('\n', start) is >= 0 and var found ? found : clean.Length;
}
