using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Federation.Diagnosis;

/// <summary>
/// The catalogue on texts from public threads. Each text's entry follows how its thread was resolved and was written down before the
/// catalogue was asked.
/// </summary>
public sealed class PublicErrorTests(ITestOutputHelper output)
{
    private const int FewestTexts = 200;
    private const int FewestProducts = 12;
    private const double LeastShare = 0.9;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, PublicErrors.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void No_text_gets_a_wrong_cause(int number)
    {
        var pasted = PublicErrors.All[number];

        var best = Best(pasted);

        Assert.True(best is null || best.Id == pasted.Id || best.IsGeneric || best.Move == ErrorMove.Unknown, $"{best?.Id}, not {pasted.Id}: {pasted.Text}");
    }

    [Theory]
    [InlineData("reported.txt"), InlineData("tuned.txt"), InlineData("held-out.txt"), InlineData("later.txt")]
    [InlineData("wide.txt"), InlineData("wide-held-out.txt")]
    [InlineData("broad.txt"), InlineData("broad-held-out.txt"), InlineData("broad-later.txt")]
    [InlineData("fresh.txt"), InlineData("fresh-held-out.txt"), InlineData("fresh-later.txt")]
    public void The_share_that_is_known_stays_above_its_floor(string file)
    {
        var texts = PublicErrors.All.Where(pasted => pasted.File == file).ToList();

        foreach (var product in texts.GroupBy(pasted => pasted.Product))
        {
            output.WriteLine($"{product.Key}: {product.Count(IsKnown)} of {product.Count()}");
        }

        var known = texts.Count(IsKnown);
        output.WriteLine($"{file}: {known} of {texts.Count} known ({(double)known / texts.Count:P1}).");
        Assert.True(known >= LeastShare * texts.Count, string.Join('\n', texts.Where(pasted => !IsKnown(pasted)).Select(pasted => $"{pasted.Id}: {pasted.Text}")));
    }

    [Fact]
    public void The_texts_are_many_distinct_and_of_many_products_and_their_entries_exist()
    {
        Assert.True(PublicErrors.All.Count >= FewestTexts);
        Assert.True(PublicErrors.All.Select(pasted => pasted.Product).Distinct().Count() >= FewestProducts);
        Assert.All(PublicErrors.All.Where(pasted => !pasted.Id.EndsWith(".unknown", StringComparison.Ordinal)), pasted => Assert.Contains(ErrorCatalogue.All, entry => entry.Id == pasted.Id));
    }

    private static bool IsKnown(PublicText pasted) => Best(pasted)?.Id == pasted.Id;

    private static ErrorEntry? Best(PublicText pasted) => ErrorCatalogue.Diagnose(SignInErrorReader.Read(pasted.Text)).Best;
}
