using System.Text;

namespace SupportConsole.Fuzz;

/// <summary>Makes an input of a target from a number: the same number makes the same input on every machine.</summary>
public sealed class Mutator(FuzzTarget target)
{
    private static readonly byte[][] Marks = [.. "< > & \" ' { } [ ] : , = / \\ % - _ . ; | ( ) \0 \uFEFF \u200b \u00a0 \uFFFD \u202e \r\n \n\n \t".Split(' ').Where(mark => mark.Length > 0).Select(Encoding.UTF8.GetBytes), [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x80], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]];

    /// <summary>The input of a number.</summary>
    public byte[] Make(long number)
    {
        var random = new Random(unchecked((int)(number * 2654435761L) ^ (int)(number >> 32)));
        var input = new List<byte>(target.Seeds[random.Next(target.Seeds.Count)]);
        // The seeds themselves come first, untouched.
        if (number < target.Seeds.Count)
        {
            return target.Seeds[(int)number];
        }

        for (var rounds = 1 + random.Next(random.Next(4) == 0 ? 12 : 4); rounds > 0; rounds--)
        {
            Change(input, random);
            if (input.Count > target.MaxLength)
            {
                input.RemoveRange(target.MaxLength, input.Count - target.MaxLength);
            }
        }

        return [.. input];
    }

    private void Change(List<byte> input, Random random)
    {
        var at = random.Next(input.Count + 1);
        switch (random.Next(15))
        {
            case 0 when input.Count > 0:
                input[Math.Min(at, input.Count - 1)] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when input.Count > 0:
                input[Math.Min(at, input.Count - 1)] = (byte)random.Next(256);
                break;
            case 2:
                input.RemoveRange(at, Math.Min(input.Count - at, random.Next(1 + (input.Count / 4))));
                break;
            case 3:
                input.RemoveRange(at, input.Count - at);
                break;
            case 4:
                Splice(input, at, random);
                break;
            case 5:
                input.InsertRange(at, Slice(input, random));
                break;
            case 6:
                Repeat(input, at, random);
                break;
            case 7 or 8:
                input.InsertRange(at, Word(random));
                break;
            case 9:
                Structure.ReplaceQuoted(input, Word(random), random);
                break;
            case 10:
                Structure.DropQuoted(input, random);
                break;
            case 11:
                Structure.RepeatElement(input, random);
                break;
            case 12:
                Structure.DropElement(input, random);
                break;
            case 13:
                Structure.SwapLines(input, random);
                break;
            default:
                input.InsertRange(at, Marks[random.Next(Marks.Length)]);
                break;
        }
    }

    private void Splice(List<byte> input, int at, Random random)
    {
        var other = target.Seeds[random.Next(target.Seeds.Count)];
        var from = random.Next(other.Length + 1);
        input.RemoveRange(at, input.Count - at);
        input.AddRange(other[from..]);
    }

    private void Repeat(List<byte> input, int at, Random random)
    {
        var piece = random.Next(2) == 0 ? Word(random) : Slice(input, random);
        // Now and then up to the longest input: what is quadratic shows there.
        var most = random.Next(200) == 0 ? target.MaxLength : Math.Min(target.MaxLength, 8 * 1024);
        var times = piece.Length == 0 ? 0 : random.Next(1 + Math.Max(1, most / piece.Length));
        var whole = new byte[times * piece.Length];
        for (var copied = 0; copied < whole.Length; copied += piece.Length)
        {
            piece.CopyTo(whole, copied);
        }

        input.InsertRange(at, whole);
    }

    private byte[] Word(Random random) => target.Words.Count > 0 && random.Next(4) > 0 ? target.Words[random.Next(target.Words.Count)] : Marks[random.Next(Marks.Length)];

    private static byte[] Slice(List<byte> input, Random random)
    {
        var from = random.Next(input.Count + 1);
        return [.. input.GetRange(from, random.Next(1 + Math.Min(2000, input.Count - from)))];
    }
}
