using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>The work list, a deadline's page and the messages, as people see them.</summary>
[Collection(InTheBrowser.Name)]
public sealed class RemindersTests(BrowserFixture browser, ConsoleFixture console)
{
    [Fact]
    public async Task A_deadline_is_found_and_acknowledged_on_wide_and_narrow_screens()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync("/renewals");
        await visit.Page.Locator("tbody tr").First.WaitForAsync();
        await visit.LookAtEachWidthAsync("renewals");
        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Deadline: ") }).First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Acknowledged", new() { Exact = true })).ToBeVisibleAsync();
        await visit.LookAtEachWidthAsync("deadline");
        await visit.OpenAsync("/messages");
        await Assertions.Expect(visit.Page.GetByText("No messages yet.")).ToBeVisibleAsync();
        await visit.LookAtEachWidthAsync("messages");
        await visit.OpenAsync("/messages/templates");
        await Assertions.Expect(visit.Page.GetByText("Built-in").First).ToBeVisibleAsync();
        await visit.LookAtEachWidthAsync("templates");
        await visit.OpenAsync("/messages/templates/SecretReminder/en");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Preview" })).ToBeVisibleAsync();
        await visit.LookAtEachWidthAsync("template");
        await visit.OpenAsync("/renewals/rotations");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Rotations", Level = 1 })).ToBeVisibleAsync();
        await visit.LookAtEachWidthAsync("rotations");

        Assert.Empty(visit.Complaints);
    }
}
