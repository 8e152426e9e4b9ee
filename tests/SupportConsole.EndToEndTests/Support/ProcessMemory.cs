using System.Globalization;
using System.Text;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>Looks for texts in the memory of another process, as a dump of it would show them. Linux only.</summary>
internal static class ProcessMemory
{
    private const int Chunk = 4 * 1024 * 1024;

    /// <summary>How often each text is there, as UTF-8 and as UTF-16 together.</summary>
    public static IReadOnlyList<int> Count(int process, IReadOnlyList<string> texts)
    {
        var patterns = texts.Select(text => (byte[][])[Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text)]).ToList();
        var overlap = patterns.Max(both => both[1].Length) - 1;
        var counts = new int[texts.Count];
        using var memory = new FileStream($"/proc/{process}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var buffer = new byte[Chunk + overlap];
        foreach (var (start, end) in Readable(process))
        {
            for (var at = start; at < end; at += Chunk)
            {
                var length = (int)Math.Min(buffer.Length, end - at);
                var read = ReadAt(memory, at, buffer.AsSpan(0, length));
                for (var text = 0; text < counts.Length; text++)
                {
                    counts[text] += patterns[text].Sum(pattern => Count(buffer.AsSpan(0, read), pattern, Chunk));
                }
            }
        }

        return counts;
    }

    /// <summary>Occurrences that begin before <paramref name="limit"/>: those behind it belong to the next chunk.</summary>
    private static int Count(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> pattern, int limit)
    {
        var count = 0;
        for (var at = 0; at < bytes.Length && bytes[at..].IndexOf(pattern) is >= 0 and var next && at + next < limit; at += next + 1)
        {
            count++;
        }

        return count;
    }

    private static int ReadAt(FileStream memory, long at, Span<byte> buffer)
    {
        try
        {
            return RandomAccess.Read(memory.SafeFileHandle, buffer, at);
        }
        catch (IOException)
        {
            // Mapped, and not there: a guard page, or given back since the map was read.
            return 0;
        }
    }

    private static IEnumerable<(long Start, long End)> Readable(int process)
    {
        foreach (var line in File.ReadAllLines($"/proc/{process}/maps"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var range = parts[0].Split('-');
            var isAddressable = long.TryParse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var start)
                & long.TryParse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var end);
            if (isAddressable && start >= 0 && parts[1][0] == 'r' && parts[1][1] == 'w')
            {
                yield return (start, end);
            }
        }
    }
}
