using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Federation.Diagnosis;

/// <summary>The catalogue on texts as people paste them, with made-up hosts, names and GUIDs.</summary>
public sealed class PastedErrorTests(ITestOutputHelper output)
{
    private const int FewestTexts = 300;
    private const double LeastShare = 0.95;

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, ErrorCorpus.All.Count)];

    public static TheoryData<string> Ids => [.. ErrorCatalogue.All.Select(entry => entry.Id)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_text_leads_to_its_entry_and_its_move(int number)
    {
        var pasted = ErrorCorpus.All[number];

        var best = Best(pasted.Text);

        Assert.Equal((pasted.Id, pasted.Move, pasted.Text), (best?.Id, best?.Move, pasted.Text));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_text_is_known_as_a_parameter_of_an_address_too(int number)
    {
        var pasted = ErrorCorpus.All[number];

        // A number by itself means nothing inside an address.
        var text = pasted.Text.All(char.IsAsciiDigit) ? $"error_codes: [{pasted.Text}]" : pasted.Text;
        var best = Best("https://app.example/cb?note=" + Uri.EscapeDataString(text));

        Assert.Equal((pasted.Id, pasted.Text), (best?.Id, pasted.Text));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_text_is_known_when_a_mail_quotes_it(int number)
    {
        var pasted = ErrorCorpus.All[number];

        var text = pasted.Text.All(char.IsAsciiDigit) ? $"error code {pasted.Text}" : pasted.Text;
        var quoted = "Hello support,\n\nLena writes:\n\n> " + text.Replace("\n", "\n> ", StringComparison.Ordinal) + "\n\nRegards,\nMax";

        Assert.Equal((pasted.Id, pasted.Text), (Best(quoted)?.Id, pasted.Text));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_entry_is_complete_and_the_corpus_has_a_text_for_it(string id)
    {
        var entry = ErrorCatalogue.All.Single(one => one.Id == id);

        Assert.Contains(ErrorCorpus.All, pasted => pasted.Id == id && pasted.Move == entry.Move);
        Assert.All([entry.Title, entry.Cause, entry.Cure, entry.Source, entry.TextToSend()], Assert.NotEmpty);
        Assert.DoesNotMatch("\\.$", entry.Title);
    }

    [Fact]
    public void The_share_that_is_known_stays_above_its_floor()
    {
        var texts = ErrorCorpus.All.Where(pasted => pasted.Id is not null).ToList();

        var known = texts.Where(pasted => Best(pasted.Text) is { } best && best.Id == pasted.Id && best.Move == pasted.Move).ToList();
        foreach (var file in texts.GroupBy(pasted => pasted.File))
        {
            output.WriteLine($"{file.Key}: {known.Count(pasted => pasted.File == file.Key)} of {file.Count()}");
        }

        output.WriteLine($"Known: {known.Count} of {texts.Count} texts ({(double)known.Count / texts.Count:P1}).");
        Assert.True(texts.Count >= FewestTexts);
        Assert.True(known.Count >= LeastShare * texts.Count);
    }

    private static ErrorEntry? Best(string text) => ErrorCatalogue.Diagnose(SignInErrorReader.Read(text)).Best;
}
