using SupportConsole.Federation.Secrets;

namespace SupportConsole.Tests.Federation.Secrets;

public sealed class SecretEndTests
{
    [Theory]
    [InlineData("2028-05-20")]
    [InlineData("2028-5-20")]
    [InlineData("2028/05/20")]
    [InlineData("2028-05-20T10:31:00Z")]
    [InlineData("2028-05-20T10:31:00.1234567+02:00")]
    [InlineData("2028-05-20 10:31")]
    [InlineData("20280520")]
    [InlineData("5/20/2028")]
    [InlineData("20/5/2028")]
    [InlineData("05/20/2028, 11:59 PM")]
    [InlineData("5/20/2028 11:59:59 PM")]
    [InlineData("20.05.2028")]
    [InlineData("20.5.2028 12:00")]
    [InlineData("20-05-2028")]
    [InlineData("20 May 2028")]
    [InlineData("20-May-2028")]
    [InlineData("May 20, 2028")]
    [InlineData("May 20 2028.")]
    [InlineData("Saturday, May 20, 2028")]
    [InlineData("  20 may 2028 ")]
    [InlineData("20. Mai 2028")]
    [InlineData("20 mai 2028")]
    public void A_day_is_read_as_people_and_portals_write_it(string text) => Assert.Equal(new DateOnly(2028, 5, 20), SecretEnd.Parse(text).Value);

    [Theory]
    [InlineData("3.4.2028", 4, 3)]
    [InlineData("4/4/2028", 4, 4)]
    [InlineData("1. Dezember 2028", 12, 1)]
    [InlineData("31. Okt. 2028 12:00", 10, 31)]
    [InlineData("9. März 2028", 3, 9)]
    [InlineData("15 août 2028", 8, 15)]
    [InlineData("7 février 2028", 2, 7)]
    public void A_point_or_a_months_name_says_which_comes_first_and_two_equal_numbers_are_clear(string text, int month, int day) => Assert.Equal(new DateOnly(2028, month, day), SecretEnd.Parse(text).Value);

    [Theory]
    [InlineData("3/4/2028", "may be 3 Apr 2028 or 4 Mar 2028")]
    [InlineData("03-04-2028", "may be 3 Apr 2028 or 4 Mar 2028")]
    [InlineData("13/13/2028", "no day of any month")]
    [InlineData("2/30/2028", "no day of any month")]
    [InlineData("0/0/2028", "no day of any month")]
    [InlineData("", "no date")]
    [InlineData("never", "no date")]
    [InlineData("in 24 months", "no date")]
    [InlineData("5/20/28", "no date")]
    [InlineData("2028-02-30", "no date")]
    [InlineData("1/2/3/4", "no date")]
    [InlineData("99999999999/1/2028", "no date")]
    public void What_is_not_one_day_is_not_guessed(string text, string words)
    {
        var problem = SecretEnd.Parse(text).Problem!;

        Assert.Contains(words, problem.What, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Cure);
    }

    [Fact]
    public void A_long_text_is_not_repeated_whole() => Assert.True(SecretEnd.Parse(new string('9', 5_000)).Problem!.What.Length < 150);
}
