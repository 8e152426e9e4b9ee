using System.Globalization;

namespace SupportConsole.App.Record.Chain;

/// <summary>One entry as it is stored, for checking.</summary>
/// <param name="Values">The values of <see cref="CanonicalRow.Columns"/>.</param>
public readonly record struct StoredEntry(string?[] Values, byte[]? Prev, byte[]? Hash)
{
    public long Seq => long.TryParse(Values[0], CultureInfo.InvariantCulture, out var seq) ? seq : -1;
}

/// <summary>What a check of the chain found.</summary>
/// <param name="FirstBad">The first entry that does not fit, 0 if the fault has no entry; null if the chain holds.</param>
/// <param name="LastGoodHead">The newest of the given heads that the entries match.</param>
/// <param name="Lines">The verdict for people, the same as that of <c>verify-audit.py</c>.</param>
public sealed record ChainVerdict(
    bool IsSound,
    long Count,
    long Last,
    long? FirstBad,
    AuditHead? LastGoodHead,
    IReadOnlyList<string> Lines);

/// <summary>
/// Checks entries one by one, in their order, and then the heads. Without heads from outside, a cut tail and a chain that was rewritten
/// whole are not seen, and the verdict says so.
/// </summary>
public sealed class ChainCheck
{
    private readonly List<AuditHead> heads;
    private readonly byte[]? key;
    private readonly List<string> faults = [];
    private readonly List<AuditHead> matched = [];
    private readonly List<AuditHead> mismatched = [];
    private int nextHead;
    private byte[] previous = CanonicalRow.Beginning;
    private long last;
    private long count;
    private long? firstBad;

    /// <param name="heads">The heads that were kept outside, in any order.</param>
    /// <param name="key">The key that the heads are signed with; null to leave signatures unchecked.</param>
    public ChainCheck(IEnumerable<AuditHead> heads, byte[]? key)
    {
        this.heads = [.. heads.OrderBy(head => head.Seq).ThenBy(head => head.At)];
        this.key = key;
        foreach (var head in this.heads.Where(head => key is not null && !head.IsSignedWith(key)))
        {
            Fault(null, $"Head {Number(head.Seq)} is not signed with this key.");
        }

        this.heads.RemoveAll(head => key is not null && !head.IsSignedWith(key));
    }

    public void Add(StoredEntry entry)
    {
        count++;
        var seq = entry.Seq;
        if (firstBad is null)
        {
            Check(entry, seq);
        }

        last = seq;
        if (entry.Hash is { } hash)
        {
            previous = hash;
        }

        for (; nextHead < heads.Count && heads[nextHead].Seq <= seq; nextHead++)
        {
            var head = heads[nextHead];
            var isMatch = head.Seq == seq && entry.Hash is not null && head.Hash == CanonicalRow.Hex(entry.Hash);
            (isMatch ? matched : mismatched).Add(head);
        }
    }

    public ChainVerdict Finish()
    {
        var cut = heads.Skip(nextHead).LastOrDefault();
        if (cut is not null)
        {
            Fault(last + 1, $"Head {Number(cut.Seq)} was sent, but the entries end at {Number(last)}: the last ones are missing.");
        }

        if (mismatched.Count > 0)
        {
            Fault(firstBad, $"Head {Number(mismatched[0].Seq)} does not match: the entries up to it were rewritten.");
        }

        var lines = new List<string>();
        if (faults.Count > 0)
        {
            lines.AddRange(faults);
            lines.AddRange(Between(cut));
        }
        else
        {
            lines.Add($"The chain holds: {Number(count)} entries, numbered from 1 to {Number(last)}.");
            if (matched.Count > 0)
            {
                lines.Add($"Head {Number(matched[^1].Seq)} matches.");
                if (matched[^1].Seq < last)
                {
                    lines.Add($"No head covers entries {Number(matched[^1].Seq + 1)} to {Number(last)} yet.");
                }
            }
        }

        if (heads.Count == 0)
        {
            lines.Add("No head from outside was compared: a cut tail or a chain that was rewritten whole would not be seen.");
        }
        else if (key is null)
        {
            lines.Add("The heads' signatures were not checked: no key was given.");
        }

        return new ChainVerdict(faults.Count == 0, count, last, firstBad, matched.LastOrDefault(), lines);
    }

    private void Check(StoredEntry entry, long seq)
    {
        if (seq != last + 1)
        {
            Fault(seq, $"Entry {Number(seq)} follows entry {Number(last)}: entries are missing or out of order.");
        }
        else if (entry.Prev is not { Length: CanonicalRow.HashLength } prev || !prev.AsSpan().SequenceEqual(previous))
        {
            Fault(seq, $"Entry {Number(seq)} is not chained to the entry before it.");
        }
        else if (entry.Hash is null || !CanonicalRow.Hash(prev, entry.Values).AsSpan().SequenceEqual(entry.Hash))
        {
            Fault(seq, $"Entry {Number(seq)} was altered: its content does not match its hash.");
        }
    }

    /// <summary>Between which heads the fault lies.</summary>
    private IEnumerable<string> Between(AuditHead? cut)
    {
        if (heads.Count == 0)
        {
            yield break;
        }

        var fault = firstBad ?? mismatched.FirstOrDefault()?.Seq ?? cut?.Seq ?? 0;
        var before = matched.LastOrDefault(head => head.Seq < fault);
        var after = matched.FirstOrDefault(head => head.Seq >= fault);
        yield return before is null
            ? "No head before the fault matches."
            : $"Entries up to {Number(before.Seq)} match their head.";
        if (after is not null)
        {
            yield return $"The fault lies before entry {Number(after.Seq)}, whose head matches again.";
        }
    }

    private void Fault(long? seq, string words)
    {
        firstBad ??= seq;
        faults.Add(words);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
