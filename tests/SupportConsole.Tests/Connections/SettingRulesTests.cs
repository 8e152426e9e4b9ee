using SupportConsole.App.Parts;
using SupportConsole.App.Settings;

namespace SupportConsole.Tests.Connections;

public sealed class SettingRulesTests
{
    [Fact]
    public void Domains_are_taken_however_they_are_separated() =>
        Assert.Equal(["acme.example", "b.example", "c.example"], SettingRules.Domains("@Acme.example, b.example;c.example\nacme.EXAMPLE").Value);

    [Theory]
    [InlineData(" ", "missing")]
    [InlineData("Acme\nLtd", "line break")]
    public void A_display_name_that_cannot_be_is_named_with_its_cause(string name, string words) =>
        Assert.Contains(words, SettingRules.DisplayName(name)!.What, StringComparison.Ordinal);

    [Fact]
    public void A_display_name_is_as_long_as_Auth0_takes()
    {
        Assert.Null(SettingRules.DisplayName(new string('a', 128)));
        Assert.Contains("129", SettingRules.DisplayName(new string('a', 129))!.What, StringComparison.Ordinal);
    }
}
