using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>The work list, a deadline's page and the messages, as people see them.</summary>
[Collection(InTheBrowser.Name)]
public sealed class RemindersTests(BrowserFixture browser, ConsoleFixture console)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deadline_is_found_and_acknowledged_on_wide_and_narrow_screens(bool isDark)
    {
        await using var visit = await Visit.SignedInAsync(browser, console, isDark: isDark);
        await visit.OpenAsync("/renewals");
        await visit.Page.Locator("tbody tr").First.WaitForAsync();
        await LookAsync(visit, "renewals", isDark);
        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Deadline: ") }).First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Acknowledged", new() { Exact = true })).ToBeVisibleAsync();
        await LookAsync(visit, "deadline", isDark);
        await visit.OpenAsync("/messages");
        await Assertions.Expect(visit.Page.GetByText("No messages yet.")).ToBeVisibleAsync();
        await LookAsync(visit, "messages", isDark);
        await visit.OpenAsync("/messages/templates");
        await Assertions.Expect(visit.Page.GetByText("Built-in").First).ToBeVisibleAsync();
        await LookAsync(visit, "templates", isDark);
        await visit.OpenAsync("/messages/templates/SecretReminder/en");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Preview" })).ToBeVisibleAsync();
        await LookAsync(visit, "template", isDark);
        await visit.OpenAsync("/renewals/rotations");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Rotations", Level = 1 })).ToBeVisibleAsync();
        await LookAsync(visit, "rotations", isDark);

        Assert.Empty(visit.Complaints);
    }

    private static async Task LookAsync(Visit visit, string name, bool isDark)
    {
        foreach (var width in new[] { 390, 1280 })
        {
            await visit.Page.SetViewportSizeAsync(width, 800);
            await visit.PictureAsync($"{name}-{width}", isDark);
            Assert.Empty(await visit.AxeFindingsAsync());
            Assert.Equal(width, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
    }
}
