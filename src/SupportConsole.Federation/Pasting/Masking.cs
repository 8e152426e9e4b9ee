using System.Buffers;
using System.Text;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Federation.Pasting;

/// <summary>Takes many values out of a text in one pass; of several that begin at a place, the longest.</summary>
internal sealed class Masking
{
    private const int KeyLength = 8;
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

    /// <summary>The values that begin alike.</summary>
    private sealed class Bucket
    {
        private readonly HashSet<string> values;
        private readonly int[] lengths;

        public Bucket(string[] values)
        {
            this.values = new HashSet<string>(values, StringComparer.Ordinal);
            lengths = [.. values.Select(value => value.Length).Distinct().OrderDescending()];
        }

        public int Longest(ReadOnlySpan<char> text)
        {
            var lookup = values.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var length in lengths)
            {
                if (length <= text.Length && lookup.Contains(text[..length]))
                {
                    return length;
                }
            }

            return 0;
        }
    }
}
