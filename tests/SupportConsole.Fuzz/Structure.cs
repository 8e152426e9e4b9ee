using System.Runtime.InteropServices;

namespace SupportConsole.Fuzz;

/// <summary>Changes that leave XML, JSON and mails mostly whole, so that they get past the first check.</summary>
internal static class Structure
{
    public static void ReplaceQuoted(List<byte> input, byte[] with, Random random)
    {
        if (Between(input, (byte)'"', (byte)'"', random) is var (from, to))
        {
            input.RemoveRange(from + 1, to - from - 1);
            input.InsertRange(from + 1, with);
        }
    }

    public static void DropQuoted(List<byte> input, Random random)
    {
        if (Between(input, (byte)'"', (byte)'"', random) is var (from, to))
        {
            input.RemoveRange(from, to - from + 1);
        }
    }

    public static void RepeatElement(List<byte> input, Random random)
    {
        if (Between(input, (byte)'<', (byte)'>', random) is var (from, to))
        {
            input.InsertRange(to + 1, input.GetRange(from, Math.Min(4000, to - from + 1)));
        }
    }

    public static void DropElement(List<byte> input, Random random)
    {
        if (Between(input, (byte)'<', (byte)'>', random) is var (from, to))
        {
            input.RemoveRange(from, to - from + 1);
        }
    }

    public static void SwapLines(List<byte> input, Random random)
    {
        if (Between(input, (byte)'\n', (byte)'\n', random) is var (from, to))
        {
            var line = input.GetRange(from, to - from);
            input.RemoveRange(from, to - from);
            input.InsertRange(random.Next(input.Count + 1), line);
        }
    }

    private static (int From, int To)? Between(List<byte> input, byte open, byte close, Random random)
    {
        if (input.Count == 0)
        {
            return null;
        }

        var start = random.Next(input.Count);
        var bytes = CollectionsMarshal.AsSpan(input);
        var from = bytes[start..].IndexOf(open);
        var to = from < 0 ? -1 : bytes[(start + from + 1)..].IndexOf(close);
        return to < 0 ? null : (start + from, start + from + 1 + to);
    }
}
