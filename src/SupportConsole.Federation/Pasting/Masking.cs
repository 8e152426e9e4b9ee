using System.Buffers;
using System.Text;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Federation.Pasting;

/// <summary>Takes many values out of a text in one pass; of several that begin at a place, the longest.</summary>
internal sealed class Masking
{
    private const int KeyLength = 8;

    /// <summary>No secret is as long; what is hidden and longer is key material, told by its beginning.</summary>
    private const int LongestCompared = 512;
    private readonly SearchValues<string> any;
    private readonly Dictionary<string, Bucket> buckets;

    public Masking(IEnumerable<string> hidden)
    {
        buckets = hidden.GroupBy(value => value[..Math.Min(KeyLength, value.Length)], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Bucket([.. group]), StringComparer.Ordinal);
        any = SearchValues.Create([.. buckets.Keys], StringComparison.Ordinal);
    }

    public string Mask(string text)
    {
        var rest = text.AsSpan();
        var at = buckets.Count == 0 ? -1 : rest.IndexOfAny(any);
        if (at < 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        while (at >= 0)
        {
            masked.Append(rest[..at]);
            var length = Longest(rest[at..]);
            masked.Append(length > 0 ? SensitiveText.Mask : rest.Slice(at, 1));
            rest = rest[(at + Math.Max(1, length))..];
            at = rest.IndexOfAny(any);
        }

        return masked.Append(rest).ToString();
    }

    private int Longest(ReadOnlySpan<char> text)
    {
        var keys = buckets.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(KeyLength, text.Length); length > 0; length--)
        {
            if (keys.TryGetValue(text[..length], out var bucket) && bucket.Longest(text) is > 0 and var found)
            {
                return found;
            }
        }

        return 0;
    }

    /// <summary>
    /// Sorted ordinally: the longest value that prefixes a text is the last value not after the text, or a prefix of that value.
    /// </summary>
    private sealed class Bucket
    {
        private readonly string[] values;
        private readonly int[] beginnings;
        private readonly ILookup<string, string> whole;

        public Bucket(string[] all)
        {
            whole = all.Where(value => value.Length > LongestCompared).ToLookup(value => value[..LongestCompared], StringComparer.Ordinal);
            values = [.. all.Select(value => value[..Math.Min(LongestCompared, value.Length)])
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            beginnings = new int[values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                beginnings[i] = i - 1;
                while (beginnings[i] >= 0 && !values[i].StartsWith(values[beginnings[i]], StringComparison.Ordinal))
                {
                    beginnings[i] = beginnings[beginnings[i]];
                }
            }
        }

        public int Longest(ReadOnlySpan<char> text)
        {
            var at = LastUpTo(text);
            var alike = at < 0 ? 0 : text.CommonPrefixLength(values[at]);
            while (at >= 0 && values[at].Length > alike)
            {
                at = beginnings[at];
            }

            return at < 0 ? 0 : whole.Contains(values[at]) ? Whole(text, whole[values[at]]) : values[at].Length;
        }

        private int LastUpTo(ReadOnlySpan<char> text)
        {
            var beginning = text[..Math.Min(LongestCompared, text.Length)];
            var (low, high) = (0, values.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = values[middle].AsSpan().SequenceCompareTo(beginning) <= 0 ? (middle + 1, high) : (low, middle);
            }

            return low - 1;
        }

        /// <summary>A long value whose beginning stands there and whose end does not takes the rest of the word with it.</summary>
        private static int Whole(ReadOnlySpan<char> text, IEnumerable<string> candidates)
        {
            var longest = 0;
            foreach (var one in candidates)
            {
                longest = one.Length > longest && text.StartsWith(one, StringComparison.Ordinal) ? one.Length : longest;
            }

            var space = longest > 0 ? -1 : text[LongestCompared..].IndexOfAny(' ', '\n', '\t');
            return longest > 0 ? longest : space < 0 ? text.Length : LongestCompared + space;
        }
    }
}
