using SupportConsole.App.Parts;

namespace SupportConsole.Tests.Shell;

public sealed class DayConverterTests
{
    [Theory]
    [InlineData("27 Nov 2026")]
    [InlineData("27Nov2026")]
    [InlineData("27 nov 2026")]
    [InlineData("27 November 2026")]
    [InlineData(" 2026-11-27 ")]
    [InlineData("27.11.2026")]
    public void A_day_is_read_however_it_is_typed(string text) =>
        Assert.Equal(new DateTime(2026, 11, 27), new DayConverter().ConvertBack(text));

    [Theory]
    [InlineData("11/27/2026")]
    [InlineData("27/11/2026")]
    [InlineData("31 Feb 2026")]
    [InlineData("soon")]
    public void What_is_no_day_or_could_be_two_is_refused(string text) =>
        Assert.Throws<FormatException>(() => new DayConverter().ConvertBack(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_is_no_day(string? text) => Assert.Null(new DayConverter().ConvertBack(text));

    [Fact]
    public void A_day_is_shown_with_its_month_as_a_word() => Assert.Equal("3 Nov 2026", new DayConverter().Convert(new DateTime(2026, 11, 3)));
}
