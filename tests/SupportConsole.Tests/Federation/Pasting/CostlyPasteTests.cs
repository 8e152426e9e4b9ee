using SupportConsole.Federation.Pasting;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Federation.Pasting;

/// <summary>A paste made to look like many certificates or many secrets costs no more than its length.</summary>
[Collection("alone")]
[Trait("Category", "Speed")]
public sealed class CostlyPasteTests
{
    private const int Whole = 512 * 1024;
    private const long MostAllocated = 320L * 1024 * 1024;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(2);
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Made => new()
    {
        { "BEGIN in base64, one after the other", Repeated("LS0tLS1CRUdJTi-", Whole) },
        { "BEGIN in base64 on lines", Repeated("LS0tLS1CRUdJTiBBBBBBBBBBBBBB\n", Whole) },
        { "secrets that begin alike", string.Concat(Enumerable.Range(1, 500).Select(length => $"secret: AAAAAAAA{new string('A', length)}B\n")) + new string('A', 380_000) },
        { "tags on one line", Repeated("<EntityDescriptor>", 8 * Whole) },
        { "links that do not end", Repeated("<a href=https://a.test ", Whole) },
        { "requests that do not end", Repeated("<AuthnRequest x", Whole) },
        { "keys in strings", Repeated("\\\"a\\\":", Whole) },
        { "addresses in strings", Repeated("https:\\/\\/a\\/", Whole) },
        { "addresses broken at each line's end", Repeated($"https://{new string('a', 50)}/\n", Whole / 4) },
        { "an address broken at each line's end", "https://" + Repeated($"{new string('a', 50)}/\n", Whole / 4) },
        { "names without values", Repeated("name: \"a\"\nvalue ", Whole) },
        { "metadata in base64 that is none", Repeated("PD94bWAAAAAAAAAAAAAAAAAAAAAAA\n", Whole) },
        { "a long secret that begins as the text does", $"-----BEGIN CERTIFICATE-----\n{new string('A', 170_000)}B\n-----END CERTIFICATE-----\n{new string('A', 340_000)}" },
    };

    [Theory]
    [MemberData(nameof(Made), DisableDiscoveryEnumeration = true)]
    public void It_is_read_at_once(string what, string paste)
    {
        var best = Quickest.Of(() => PasteReader.Read(paste, Now), Most);

        Assert.True(best < Most, $"{best.TotalMilliseconds:0} ms for {what}");
    }

    [Fact]
    public void A_length_that_is_claimed_takes_no_room()
    {
        var paste = Repeated(" 30830FFFF0 zz", Whole);
        var before = GC.GetAllocatedBytesForCurrentThread();

        PasteReader.Read(paste, Now);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < MostAllocated, $"{allocated / 1024 / 1024} MB");
    }

    [Fact]
    public void Of_many_secrets_that_begin_alike_none_is_left_and_the_longest_goes_first()
    {
        var secrets = Enumerable.Range(1, 100).Select(length => "Sh4red-Beginning." + new string('x', length)).ToList();

        var reading = PasteReader.Read(string.Concat(secrets.Select(secret => $"Client secret: {secret}\n")) + $"see {secrets[70]} and {secrets[3]}y", Now);

        Assert.DoesNotContain("Sh4red", reading.Redacted, StringComparison.Ordinal);
        Assert.EndsWith("see [removed] and [removed]y", reading.Redacted, StringComparison.Ordinal);
    }

    private static string Repeated(string part, int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));
}
