using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>The audit, as a manager reads it.</summary>
[Collection(InTheBrowser.Name)]
public sealed class AuditTests(BrowserFixture browser, ConsoleFixture console)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_manager_has_the_record_checked_and_it_is_whole(bool isDark)
    {
        await using var visit = await Visit.SignedInAsync(browser, console, "Marek Novak", isDark);
        await visit.OpenAsync("/audit");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Check integrity" }).ClickAsync();

        await Assertions.Expect(visit.Page.GetByText("Integrity check passed.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".check.success")).ToHaveCountAsync(8);
        await visit.PictureAsync("audit-check", isDark);
        Assert.Empty(await visit.SeriousFindingsAsync());
        Assert.Empty(visit.Complaints);
    }
}
