using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Architecture;

/// <summary>How tests of pages press: a page may render between finding a button and pressing it, and then the button's handler is gone.</summary>
public sealed partial class PageTestRules
{
    [Fact]
    public void What_a_test_finds_it_presses_in_one_go()
    {
        var files = Sources.Below("tests/SupportConsole.Tests").Where(file => !file.Path.EndsWith($"{nameof(PageTestRules)}.cs", StringComparison.Ordinal)).ToList();

        Assert.True(files.Sum(file => file.Text.Split('\n').Count(line => Presses().IsMatch(line))) > 80, "The tests of pages were not found.");
        Assert.Empty(files.SelectMany(file => file.Text.Split('\n').Where(IsInTwoSteps).Select(line => $"{file.Path}: {line.Trim()}")));
    }

    [Theory]
    [InlineData("await page.Find(\"#ticket\").InputAsync(\"T-1\");", true)]
    [InlineData("await Button(page, \"Save\").ClickAsync();", true)]
    [InlineData("await page.InvokeAsync(() => page.Find(\"#ticket\").InputAsync(\"T-1\"));", false)]
    [InlineData("await ClickAsync(page, \"Save\");", false)]
    public void The_rule_sees_a_breach(string line, bool isBreach) => Assert.Equal(isBreach, IsInTwoSteps(line));

    private static bool IsInTwoSteps(string line) => Presses().IsMatch(line) && !line.Contains("InvokeAsync(() =>", StringComparison.Ordinal);

    [GeneratedRegex(@"[)\]]\.(Click|Input|Change|Blur|Submit|KeyDown)Async\(")]
    private static partial Regex Presses();
}
