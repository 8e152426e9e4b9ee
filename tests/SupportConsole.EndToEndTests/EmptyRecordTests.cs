using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>The first minute with an empty record: what it offers, and what is there afterwards.</summary>
[Collection(InTheBrowser.Name)]
public sealed class EmptyRecordTests(BrowserFixture browser)
{
    private static readonly string[] Lists = ["/connections", "/clusters", "/renewals", "/audit"];

    [Fact]
    public async Task The_sample_is_loaded_by_its_button_with_progress_and_every_page_then_has_rows()
    {
        await using var console = new ConsoleFixture(Directory.CreateTempSubdirectory("console-empty-").FullName, _ => { });
        await using var visit = await Visit.SignedInAsync(browser, console);
        var load = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Load sample data" });
        await Assertions.Expect(load).ToBeVisibleAsync();
        await visit.PictureAsync("overview-empty", isDark: false);
        Assert.Empty(await visit.AxeFindingsAsync());

        await load.ClickAsync();
        await Assertions.Expect(visit.Page.GetByText(new Regex(@"^Loading \d+ of \d+ "))).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByText("Load sample data")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
        await Assertions.Expect(visit.Page.GetByText(new Regex(@"^Loading \d+ of \d+ "))).ToHaveCountAsync(0, new() { Timeout = 120_000 });

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Live [1-9]") })).ToBeVisibleAsync();
        foreach (var list in Lists)
        {
            await visit.OpenAsync(list);
            var rows = visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Row).Or(visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem));
            Assert.True(await rows.CountAsync() > 3, $"{list} has {await rows.CountAsync()} rows");
        }

        Assert.Empty(visit.Complaints);
    }
}
