using System.Buffers;

namespace SupportConsole.Federation.Pasting;

/// <summary>
/// Reads a table whose first row names its columns, as a portal's page or a chat has it. Removes it from the text, so that no heading is
/// read as a label.
/// </summary>
internal static class PasteTables
{
    private const int MostRows = 50;
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
                end = Rows(text, clean, end + 1, head, found) is > 0 and var last ? BlankHead(text, start, end, last) : end;
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
        if (line.IndexOfAny('\t', '|') < 0)
        {
            return null;
        }

        var cells = Cells(clean, start, end).Select(cell => PasteLabelNames.Of(clean[cell])).ToArray();
        return cells.Count(cell => cell is not null) >= 2 || (cells.Any(cell => cell is not null) && IsRule(clean, end + 1))
            ? WithoutOtherValues(cells)
            : null;
    }

    /// <summary>A column "Value" holds secrets only beside their IDs or expiry dates; it stays a column.</summary>
    private static PasteLabel?[] WithoutOtherValues(PasteLabel?[] cells)
    {
        var isOfSecrets = cells.Any(cell =>
            cell is { IsSecretId: true } or { Kind: PasteFindingKind.SecretExpiry }
                or { IsValue: false, Kind: PasteFindingKind.ClientSecret });
        return isOfSecrets ? cells : [.. cells.Select(cell => cell is { IsValue: true } ? default(PasteLabel) : cell)];
    }

    private static int Rows(PasteText text, string clean, int from, PasteLabel?[] head, List<LabelledValue> found)
    {
        var last = 0;
        var isKeyed = head.Count(cell => cell is not null) < 2;
        for (int start = from, rows = 0; start < clean.Length && rows < MostRows; rows++)
        {
            var end = LineEnd(clean, start);
            var cells = end - start > LongestLine ? [] : Cells(clean, start, end);
            if (IsRule(clean, start) || (isKeyed && last == 0))
            {
                last = end;
                if (isKeyed)
                {
                    // Each row is a name and a value, which the labels read.
                    return end;
                }
            }
            else if (cells.Count == head.Length && cells.All(cell => PasteLabelNames.Of(clean[cell]) is null))
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

    private static List<Range> Cells(string clean, int start, int end)
    {
        var cells = new List<Range>();
        var isBarred = clean[start..end].TrimStart().StartsWith('|');
        var from = isBarred ? clean.IndexOf('|', start) + 1 : start;
        while (from <= end)
        {
            var next = clean.IndexOf(isBarred ? '|' : '\t', from, end - from);
            if (next < 0 && isBarred)
            {
                break;
            }

            var first = from;
            var last = next < 0 ? end : next;
            while (first < last && clean[first] is ' ' or '`' or '*' or '\r')
            {
                first++;
            }

            while (last > first && clean[last - 1] is ' ' or '`' or '*' or '\r')
            {
                last--;
            }

            cells.Add(first..last);
            from = next < 0 ? end + 1 : next + 1;
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
