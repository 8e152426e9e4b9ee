using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.Tests.Intake;

public sealed class FoundWordsTests
{
    [Fact]
    public void Every_kind_has_a_word_of_its_own()
    {
        var words = Enum.GetValues<PasteFindingKind>().Select(FoundWords.Of).ToList();

        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.DoesNotContain(words, word => Enum.GetNames<PasteFindingKind>().Contains(word) && word.Skip(1).Any(char.IsUpper));
    }

    [Fact]
    public void Of_a_secret_it_is_shown_that_it_is_there_and_no_more()
    {
        var finding = new PasteFinding(PasteFindingKind.ClientSecret, "s3cret-value", "from line 1 of the paste") { Secret = new ClientSecret("s3cret-value") };

        Assert.DoesNotContain("s3cret", FoundWords.Line(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_ours_says_so()
    {
        var finding = new PasteFinding(PasteFindingKind.SignInUrl, "https://tenant.example/login/callback", "from line 1 of the paste") { IsOurs = true };

        Assert.Contains("ours, not the IdP's", FoundWords.Line(finding), StringComparison.Ordinal);
    }
}
