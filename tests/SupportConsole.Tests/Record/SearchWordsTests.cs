using SupportConsole.App.Parts;
using SupportConsole.App.Record.Search;

namespace SupportConsole.Tests.Record;

public sealed class SearchWordsTests
{
    [Fact]
    public void A_text_counts_as_far_as_two_hundred_characters_and_eight_words()
    {
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], SearchWords.Of(" 1 2  3 4 5 6 7 8 9 10 "));
        Assert.Equal([new string('a', 200)], SearchWords.Of(new string('a', 1_000)));
        Assert.Equal("", SearchWords.Cut(null));
    }

    [Theory]
    [InlineData("acme prod", true)]
    [InlineData("1 2 3 4 5 6 7 8", true)]
    [InlineData("1 2 3 4 5 6 7 8 9", false)]
    public void More_words_than_are_asked_for_do_not_stand_in_an_address(string text, bool may) => Assert.Equal(may, SearchWords.MayStandInAddress(text));

    [Fact]
    public void A_text_that_fills_the_field_does_not_stand_in_an_address()
    {
        Assert.True(SearchWords.MayStandInAddress(new string('a', 199)));
        Assert.False(SearchWords.MayStandInAddress(new string('a', 200)));
    }
}
