using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>The audit, as a manager reads it.</summary>
[Collection(InTheBrowser.Name)]
public sealed class AuditTests(BrowserFixture browser, ConsoleFixture console)
{
    [Fact]
    public async Task A_manager_has_the_record_checked_and_it_is_whole()
    {
        await using var visit = await Visit.SignedInAsync(browser, console, "Marek Novak");
        await visit.OpenAsync("/audit");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByText("Integrity check passed.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".check.success")).ToHaveCountAsync(8);
        await visit.PicturesAsync("audit-check");
        await visit.OpenAsync("/audit");
        await visit.Page.Locator(".entry .act").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".audit-panel")).ToBeVisibleAsync();
        await visit.PicturesAsync("audit");
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("[...document.querySelectorAll('.audit-lines .entry')].filter(row => row.offsetHeight > 40).length"));
        Assert.Empty(await visit.AxeFindingsAsync());
        Assert.Empty(visit.Complaints);
    }
}
