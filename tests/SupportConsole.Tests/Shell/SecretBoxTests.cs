using System.Text.RegularExpressions;
using Bunit;
using SupportConsole.App.Parts;
using SupportConsole.Tests.Architecture;

namespace SupportConsole.Tests.Shell;

/// <summary>Browsers and password managers must not take a customer's secret for the engineer's own login.</summary>
public sealed class SecretBoxTests : PageTest
{
    [Theory]
    [InlineData("autocomplete", "new-password")]
    [InlineData("data-1p-ignore", "")]
    [InlineData("data-bwignore", "true")]
    [InlineData("data-lpignore", "true")]
    public void Every_manager_is_told_to_leave_the_field_alone_hidden_and_shown(string name, string value)
    {
        var box = Render<SecretBox>(p => p.Add(secret => secret.Label, "Client secret"));

        Assert.Equal(("password", value), (box.Find("input").GetAttribute("type"), box.Find("input").GetAttribute(name)));
        box.Find("button").Click();
        Assert.Equal(("text", value), (box.Find("input").GetAttribute("type"), box.Find("input").GetAttribute(name)));
    }

    [Fact]
    public void The_field_has_no_name_that_a_login_form_would_have()
    {
        var input = Render<SecretBox>(p => p.Add(secret => secret.Label, "Client secret")).Find("input");

        Assert.False(input.HasAttribute("name"));
        Assert.DoesNotMatch("user|login|pass", input.Id!);
    }

    [Fact]
    public void No_other_part_asks_for_a_password() =>
        Assert.Equal(
            ["src/SupportConsole.App/Parts/SecretBox.razor"],
            Sources.Below("src").Where(source => Regex.IsMatch(source.Path, "SupportConsole(\\.App)?/") && AsksForPassword(source.Text)).Select(source => source.Path));

    private static bool AsksForPassword(string text) =>
        Regex.IsMatch(text, "<input[^>]*password|InputType\\.Password");
}
