using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>Reading on a phone, and on the narrowest desk.</summary>
[Collection(InTheBrowser.Name)]
public sealed class NarrowTests(BrowserFixture browser, ConsoleFixture console)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_a_phone_every_page_is_reached_by_the_menu_and_none_is_wider_than_the_screen(bool isDark)
    {
        await using var visit = await Visit.SignedInAsync(browser, console, isDark: isDark);
        await visit.Page.SetViewportSizeAsync(390, 844);
        var menu = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true });
        await menu.ClickAsync();
        var rail = visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages", Exact = true });
        await Assertions.Expect(rail).ToBeVisibleAsync();
        var names = await rail.GetByRole(AriaRole.Link).AllInnerTextsAsync();
        await menu.ClickAsync();
        var wide = new List<string>();

        foreach (var name in names.Select(name => name.Trim()))
        {
            var link = rail.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
            await menu.ClickAsync();
            await Assertions.Expect(link).ToBeInViewportAsync();
            await link.ClickAsync();
            await visit.SettledAsync();
            await Assertions.Expect(visit.Page.Locator(".rail .active")).ToContainTextAsync(name);
            await Assertions.Expect(rail).ToBeHiddenAsync();
            wide.AddRange(await WidthAsync(visit) > 390 ? [$"{name}: {await WidthAsync(visit)}"] : []);
        }

        Assert.True(names.Count >= 8, $"The rail has {names.Count} pages only.");
        Assert.Empty(wide);
        Assert.Empty(await visit.AxeFindingsAsync());
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Search or run a command" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Search or run a command")).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task At_1280_pixels_clusters_stand_on_one_line_each_and_nothing_is_cut()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.Page.SetViewportSizeAsync(1280, 900);
        foreach (var path in new[] { "/clusters", "/clusters/import", "/clusters/new", "/settings", "/" })
        {
            await visit.OpenAsync(path);
            Assert.Equal(1280, await WidthAsync(visit));
        }

        await visit.OpenAsync("/clusters");
        var heights = await visit.Page.Locator(".list tbody tr").EvaluateAllAsync<double[]>("rows => rows.map(row => row.getBoundingClientRect().height)");

        Assert.NotEmpty(heights);
        Assert.All(heights, height => Assert.InRange(height, 30, 40));

        // Long names end in dots and are whole as a hint; nothing else is cut.
        const string Cut = "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.textContent)";
        Assert.Empty(await visit.Page.Locator(".list.clusters tbody td:not([title])").EvaluateAllAsync<string[]>(Cut));
        await visit.OpenAsync("/clusters?hide=none");
        Assert.Equal(1280, await WidthAsync(visit));
        Assert.NotEqual(0, await visit.Page.Locator(".list.clusters tbody td.mono").CountAsync());
        Assert.Empty(await visit.Page.Locator(".list.clusters tbody td:not([title])").EvaluateAllAsync<string[]>(Cut));
    }

    private static Task<int> WidthAsync(Visit visit) => visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
}
