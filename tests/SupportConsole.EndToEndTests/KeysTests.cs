using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

[Collection(InTheBrowser.Name)]
public sealed class KeysTests(BrowserFixture browser, ConsoleFixture console)
{
    [Fact]
    public async Task An_open_page_turns_dark_with_the_system_unless_its_person_chose_a_theme()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);
        var body = visit.Page.Locator("body");
        var light = await body.EvaluateAsync<string>("body => getComputedStyle(body).backgroundColor");

        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Assertions.Expect(body).Not.ToHaveCSSAsync("background-color", light);
        Assert.Empty(await visit.AxeFindingsAsync());

        await visit.ChooseInAccountMenuAsync("Use light colours");
        await Assertions.Expect(body).ToHaveCSSAsync("background-color", light);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.Page.ReloadAsync();
        await visit.ReadyAsync();
        await Assertions.Expect(body).ToHaveCSSAsync("background-color", light);
    }

    [Fact]
    public async Task The_palette_jumps_to_a_page_by_keys_alone()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);

        await visit.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(visit.Page.GetByLabel("Search or run a command")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("audit");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/audit$"));
    }

    [Fact]
    public async Task No_package_brings_an_initializer_that_pages_would_skip()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);

        var initializers = await visit.Page.APIRequest.GetAsync(new Uri(console.Address, "/_blazor/initializers").ToString());

        Assert.Equal("[]", await initializers.TextAsync());
    }

    [Fact]
    public async Task A_key_that_is_pressed_before_the_page_is_there_is_not_lost()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.Page.AddInitScriptAsync(
            """
            let blazor;
            const held = { get: (target, key) => key === 'start' ? options => { window.letGo = () => target.start(options); } : target[key] };
            Object.defineProperty(window, 'Blazor', { set: value => { blazor = value; }, get: () => blazor && new Proxy(blazor, held) });
            """);

        await visit.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await visit.Page.Keyboard.PressAsync("Control+k");
        Assert.Equal(0, await visit.Page.Locator(".shell").CountAsync());
        await visit.Page.EvaluateAsync("() => letGo()");

        await Assertions.Expect(visit.Page.GetByLabel("Search or run a command")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_page_that_cannot_connect_says_so_and_what_to_do()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);
        var why = visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "This page can't connect to SupportConsole." });
        await Assertions.Expect(why).ToHaveCountAsync(0);
        await visit.Page.RouteAsync("**/blazor.web*.js", route => route.AbortAsync());

        await visit.Page.ReloadAsync();

        await Assertions.Expect(why).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(why).ToContainTextAsync("close other pages of SupportConsole: one person can have 10 open");
    }

    [Fact]
    public async Task Whoever_types_fast_gets_where_the_text_leads_and_not_where_the_list_stood()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);

        await visit.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(visit.Page.GetByLabel("Search or run a command")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("audit");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/audit$"));
    }

    [Fact]
    public async Task A_letter_after_g_goes_to_its_page_but_not_from_a_field()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);

        await visit.Page.GetByLabel("Paste anything the customer sent").FocusAsync();
        await visit.Page.Keyboard.TypeAsync("gl");
        await Assertions.Expect(visit.Page.GetByLabel("Paste anything the customer sent")).ToHaveValueAsync("gl");
        Assert.Equal("/", new Uri(visit.Page.Url).AbsolutePath);
        await visit.Page.GetByRole(AriaRole.Main).FocusAsync();
        await visit.Page.Keyboard.TypeAsync("gl");

        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex("/clusters$"));
    }

    [Fact]
    public async Task The_chosen_colours_are_kept_for_the_next_visit()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);

        await visit.ChooseInAccountMenuAsync("Use dark colours");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await visit.OpenAsync("/settings");

        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }
}
