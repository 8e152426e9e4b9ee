using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>The page that finds the cause of a failed sign-in, wide and narrow, light and dark.</summary>
[Collection(InTheBrowser.Name)]
public sealed class DiagnoseTests(BrowserFixture browser, ConsoleFixture console)
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task An_error_leads_to_its_cause_its_fix_and_the_connection(int width, bool isDark)
    {
        await using var visit = await Visit.SignedInAsync(browser, console, isDark: isDark);
        await visit.Page.SetViewportSizeAsync(width, 900);
        await visit.OpenAsync("/diagnose");
        await visit.Page.GetByLabel("Error", new() { Exact = true }).FillAsync("Sign-in error code: 50105 for lena@cordoba-foods.example, connection=cordoba-foods-prod-saml");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "The person is not assigned to the application" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("Waiting on the customer")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "cordoba-foods-prod-saml" })).ToBeVisibleAsync();
        await CheckAsync(visit);
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    public async Task An_unknown_code_says_what_to_collect(int width, bool isDark)
    {
        await using var visit = await Visit.SignedInAsync(browser, console, isDark: isDark);
        await visit.Page.SetViewportSizeAsync(width, 900);
        await visit.OpenAsync("/diagnose");

        await visit.Page.GetByLabel("Error", new() { Exact = true }).FillAsync("AADSTS7900017: New. Eastvale Water can't sign in.\nTimestamp: 2026-11-02");

        await Assertions.Expect(visit.Page.GetByText("Not identified yet")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("Collect next")).ToBeVisibleAsync();
        await CheckAsync(visit);
    }

    private static async Task CheckAsync(Visit visit)
    {
        Assert.Empty(await visit.AxeFindingsAsync());
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"));
        Assert.Empty(visit.Complaints);
    }
}
