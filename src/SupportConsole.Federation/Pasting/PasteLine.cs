using System.Buffers;

namespace SupportConsole.Federation.Pasting;

internal sealed class PasteLine
{
    public static readonly SearchValues<char> AfterAddress = SearchValues.Create(" \t\r\n\v\f\u0085\u2028\u2029\u00a0\u3000<>\"'`|“”„‘’«»");

    private readonly SecretContext context;
    private readonly List<(int Start, int End)> addresses = [];

    public PasteLine(string text, int start, SecretContext context)
    {
        Text = text;
        Start = start;
        this.context = context;
        for (var at = Next(0); at >= 0; at = Next(addresses[^1].End))
        {
            var length = text.AsSpan(at).IndexOfAny(AfterAddress);
            addresses.Add((at, length < 0 ? text.Length : at + length));
        }
    }

    public string Text { get; }

    public int Start { get; }

    /// <summary>What a label says on this line; null if it is none.</summary>
    public PasteLabel? Known(string words) =>
        PasteLabelNames.Of(words) is { } label && (!label.IsValue || context.IsAround(Start)) ? label : null;

    public bool IsInAddress(int at) => addresses.Exists(address => address.Start <= at && at < address.End);

    private int Next(int from)
    {
        var found = Text.IndexOf("http", from, StringComparison.OrdinalIgnoreCase);
        while (found >= 0 && Text.AsSpan(found + 4) is not ([':', '/', '/', ..] or ['s' or 'S', ':', '/', '/', ..]))
        {
            found = Text.IndexOf("http", found + 4, StringComparison.OrdinalIgnoreCase);
        }

        return found;
    }
}
