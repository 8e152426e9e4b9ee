using SupportConsole.Federation.Pasting;

namespace SupportConsole.Tests.Federation.Pasting;

/// <summary>The longest paste costs a few times its length, whatever it is made of; and its lines are counted right.</summary>
public sealed class LongPasteTests
{
    private const long MostAllocated = 320L * 1024 * 1024;
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Longest => new()
    {
        { "a key without its end", "-----BEGIN PRIVATE KEY-----\n" + new string('\uFFFD', PasteReader.MaxLength - 100) },
        { "lines", new string('\n', PasteReader.MaxLength) },
        { "a page", string.Concat(Enumerable.Repeat("<br>", PasteReader.MaxLength / 4)) },
        { "entities", "<p>" + string.Concat(Enumerable.Repeat("&amp;", (PasteReader.MaxLength / 5) - 1)) },
        { "a mail's escapes", "Content-Transfer-Encoding: quoted-printable\n\n" + string.Concat(Enumerable.Repeat("=41a", (PasteReader.MaxLength / 4) - 20)) },
        { "a mail's base64", "Content-Transfer-Encoding: base64\n\n" + new string('A', PasteReader.MaxLength - 100) },
    };

    [Theory]
    [MemberData(nameof(Longest), DisableDiscoveryEnumeration = true)]
    public void It_is_read_without_many_copies_of_it(string what, string paste)
    {
        PasteReader.Read("Client ID: 0oa1b2c3", Now);
        var before = GC.GetAllocatedBytesForCurrentThread();

        PasteReader.Read(paste, Now);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < MostAllocated, $"{allocated / 1024 / 1024} MB for {what}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4_095)]
    [InlineData(4_096)]
    [InlineData(4_097)]
    [InlineData(20_000)]
    public void A_finding_names_its_line_however_far_down_it_stands(int linesBefore)
    {
        var reading = PasteReader.Read(new string('\n', linesBefore) + "Client ID: 0oa1b2c3", Now);

        Assert.Equal($"from line {linesBefore + 1} of the paste", reading.Best(PasteFindingKind.ClientId)?.Source);
    }
}
