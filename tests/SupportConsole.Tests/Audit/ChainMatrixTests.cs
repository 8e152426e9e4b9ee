using System.Globalization;
using SupportConsole.App.Record.Chain;

namespace SupportConsole.Tests.Audit;

/// <summary>1,000 entries, every one altered in every way: what the chain finds alone, and what it takes a head from outside for.</summary>
public sealed class ChainMatrixTests(ThousandEntries audit) : IClassFixture<ThousandEntries>
{
    private const int Rows = 1000;

    [Fact]
    public void Untouched_entries_hold_with_and_without_heads()
    {
        Assert.True(Check(audit.Entries, isWithHeads: false).IsSound);
        var verdict = Check(audit.Entries, isWithHeads: true);
        Assert.Equal(["The chain holds: 1000 entries, numbered from 1 to 1000.", "Head 1000 matches.", "The heads' signatures were not checked: no key was given."], verdict.Lines);
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_changed_value_is_found_in_each_of_1000_entries(string column)
    {
        var at = CanonicalRow.Columns.ToList().IndexOf(column);
        foreach (var (row, entry) in audit.Entries.Index())
        {
            var values = (string?[])entry.Values.Clone();
            values[at] = $"{values[at]}0";
            var altered = With(row, entry with { Values = values });

            AssertFound(altered, row, column);
        }
    }

    [Theory]
    [InlineData("Prev")]
    [InlineData("Hash")]
    public void A_changed_hash_is_found_in_each_of_1000_entries(string column)
    {
        foreach (var (row, entry) in audit.Entries.Index())
        {
            var other = (byte[])(column == "Prev" ? entry.Prev! : entry.Hash!).Clone();
            other[row % other.Length] ^= 1;

            AssertFound(With(row, column == "Prev" ? entry with { Prev = other } : entry with { Hash = other }), row, column);
        }
    }

    [Fact]
    public void An_empty_text_is_not_the_same_as_none()
    {
        var entry = audit.Entries.First(entry => entry.Values[8] is null);
        var values = (string?[])entry.Values.Clone();
        values[8] = "";

        Assert.False(Check(With((int)entry.Seq - 1, entry with { Values = values }), isWithHeads: false).IsSound);
    }

    [Fact]
    public void Every_removed_entry_is_found_and_the_last_one_with_a_head_only()
    {
        for (var row = 0; row < Rows; row++)
        {
            var altered = audit.Entries.ToList();
            altered.RemoveAt(row);

            Assert.Equal(row == Rows - 1, Check(altered, isWithHeads: false).IsSound);
            Assert.False(Check(altered, isWithHeads: true).IsSound);
        }
    }

    [Fact]
    public void Every_removed_entry_whose_number_the_later_ones_take_is_found()
    {
        for (var row = 0; row < Rows - 1; row++)
        {
            var altered = audit.Entries.Take(row).Concat(audit.Entries.Skip(row + 1).Select(entry => Renumber(entry, entry.Seq - 1))).ToList();

            AssertFound(altered, row, "renumber");
        }
    }

    [Fact]
    public void Every_inserted_entry_is_found()
    {
        for (var row = 0; row < Rows; row++)
        {
            var forged = (string?[])audit.Entries[row].Values.Clone();
            forged[6] = "T-666";
            forged[0] = (row + 2).ToString(CultureInfo.InvariantCulture);
            var prev = audit.Entries[row].Hash!;
            var later = audit.Entries.Skip(row + 1).Select(entry => Renumber(entry, entry.Seq + 1));

            AssertFound([.. audit.Entries.Take(row + 1), new StoredEntry(forged, prev, null), .. later], row, "insert");
            if (row < Rows - 1)
            {
                AssertFound([.. audit.Entries.Take(row + 1), new StoredEntry(forged, prev, CanonicalRow.Hash(prev, forged)), .. later], row, "insert with a hash");
            }
        }
    }

    [Fact]
    public void Every_two_swapped_entries_are_found()
    {
        for (var row = 0; row < Rows - 1; row++)
        {
            var (one, two) = (audit.Entries[row], audit.Entries[row + 1]);
            var altered = audit.Entries.ToList();
            altered[row] = two;
            altered[row + 1] = one;
            AssertFound(altered, row, "order");
            altered[row] = Renumber(two, one.Seq);
            altered[row + 1] = Renumber(one, two.Seq);
            AssertFound(altered, row, "content");
        }
    }

    [Fact]
    public void Every_cut_tail_is_found_with_a_head_only_and_that_is_said()
    {
        for (var kept = 1; kept < Rows; kept++)
        {
            var altered = audit.Entries.Take(kept).ToList();

            var alone = Check(altered, isWithHeads: false);
            var compared = Check(altered, isWithHeads: true);

            Assert.True(alone.IsSound);
            Assert.Contains("a cut tail or a chain that was rewritten whole would not be seen", alone.Lines[^1], StringComparison.Ordinal);
            Assert.Equal($"Head 1000 was sent, but the entries end at {kept}: the last ones are missing.", compared.Lines[0]);
        }
    }

    [Fact]
    public void Every_rewrite_of_the_whole_chain_is_found_with_a_head_only_and_between_which_heads_it_lies_is_said()
    {
        for (var row = 0; row < Rows; row += 10)
        {
            var altered = Rewritten(row);

            var alone = Check(altered, isWithHeads: false);
            var compared = Check(altered, isWithHeads: true);

            var before = row / 100 * 100;
            Assert.True(alone.IsSound);
            Assert.Contains("a cut tail or a chain that was rewritten whole would not be seen", alone.Lines[^1], StringComparison.Ordinal);
            Assert.Equal($"Head {before + 100} does not match: the entries up to it were rewritten.", compared.Lines[0]);
            Assert.Equal(before == 0 ? "No head before the fault matches." : $"Entries up to {before} match their head.", compared.Lines[1]);
        }
    }

    [Fact]
    public void Between_which_heads_an_edit_lies_is_said()
    {
        var values = (string?[])audit.Entries[249].Values.Clone();
        values[2] = "Ingrid Solberg";

        var verdict = Check(With(249, audit.Entries[249] with { Values = values }), isWithHeads: true);

        Assert.Equal(250, verdict.FirstBad);
        Assert.Equal(
            ["Entry 250 was altered: its content does not match its hash.", "Entries up to 200 match their head.", "The fault lies before entry 300, whose head matches again."],
            verdict.Lines.Take(3));
    }

    [Fact]
    public void A_head_that_somebody_else_signed_is_refused()
    {
        byte[] key = [1, 2, 3];
        var last = audit.Heads[^1];

        Assert.True(new ChainCheckOf(audit.Entries).With([last.Sign(key)], key).IsSound);
        Assert.Equal("Head 1000 is not signed with this key.", new ChainCheckOf(audit.Entries).With([last.Sign([4])], key).Lines[0]);
        Assert.Equal("Head 1000 is not signed with this key.", new ChainCheckOf(audit.Entries).With([last], key).Lines[0]);
    }

    public static TheoryData<string> Columns() => [.. CanonicalRow.Columns];

    private static StoredEntry Renumber(StoredEntry entry, long seq)
    {
        var values = (string?[])entry.Values.Clone();
        values[0] = seq.ToString(CultureInfo.InvariantCulture);
        return entry with { Values = values };
    }

    private List<StoredEntry> With(int row, StoredEntry entry)
    {
        var altered = audit.Entries.ToList();
        altered[row] = entry;
        return altered;
    }

    private List<StoredEntry> Rewritten(int row)
    {
        var altered = audit.Entries.ToList();
        var previous = row == 0 ? CanonicalRow.Beginning : altered[row - 1].Hash!;
        for (var at = row; at < altered.Count; at++)
        {
            var values = (string?[])altered[at].Values.Clone();
            values[2] = at == row ? "Ingrid Solberg " : values[2];
            var hash = CanonicalRow.Hash(previous, values);
            altered[at] = new StoredEntry(values, previous, hash);
            previous = hash;
        }

        return altered;
    }

    private void AssertFound(IReadOnlyList<StoredEntry> altered, int row, string what)
    {
        var verdict = Check(altered, isWithHeads: false);
        Assert.False(verdict.IsSound, $"{what} of row {row + 1} was not found.");
        Assert.NotNull(verdict.FirstBad);
    }

    private ChainVerdict Check(IReadOnlyList<StoredEntry> entries, bool isWithHeads) => new ChainCheckOf(entries).With(isWithHeads ? audit.Heads : [], key: null);

    private sealed record ChainCheckOf(IReadOnlyList<StoredEntry> Entries)
    {
        public ChainVerdict With(IReadOnlyList<AuditHead> heads, byte[]? key)
        {
            var check = new ChainCheck(heads, key);
            foreach (var entry in Entries)
            {
                check.Add(entry);
            }

            return check.Finish();
        }
    }
}
