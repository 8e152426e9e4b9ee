using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.Record;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>Everything that opens over a page or unfolds in it: dialogs, menus, side panels, calendars and confirmations.</summary>
[Collection(InTheBrowser.Name)]
public sealed class OverlayTests(BrowserFixture browser, ConsoleFixture console)
{
    private const int Desk = 1280;
    private const int Phone = 390;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Axe_finds_nothing_in_what_opens_over_a_page_on_a_desk_or_on_a_phone(bool isDark)
    {
        await using var visit = await Visit.SignedInAsync(browser, console, isDark: isDark);
        var findings = new List<string>();
        foreach (var overlay in await OverlaysAsync())
        {
            await visit.Page.SetViewportSizeAsync(overlay.IsOfPhone ? Phone : Desk, 900);
            await ShowAsync(visit, overlay.Path);
            await overlay.Open(visit.Page);
            var opened = overlay.Opened(visit.Page).First;
            await Assertions.Expect(opened).ToBeVisibleAsync();
            findings.AddRange((await Visit.AxeFindingsAsync(opened)).Select(finding => $"{overlay.Name}: {finding}"));
            if (!overlay.IsOfPhone && !isDark)
            {
                // Colours are the same at every width, and all else is the same in the dark.
                await visit.Page.SetViewportSizeAsync(Phone, 844);
                findings.AddRange((await Visit.AxeFindingsAsync(opened, withColours: false)).Select(finding => $"{overlay.Name}, phone: {finding}"));
            }

            await visit.Page.Keyboard.PressAsync("Escape");
        }

        Assert.Empty(findings);
        Assert.Empty(visit.Complaints);
    }

    /// <summary>Opens the page, unless it is open: what closes with Escape leaves it as it was.</summary>
    private static async Task ShowAsync(Visit visit, string path)
    {
        if (new Uri(visit.Page.Url).PathAndQuery != path)
        {
            await visit.OpenAsync(path);
        }
    }

    private async Task<IReadOnlyList<Overlay>> OverlaysAsync()
    {
        var rotated = await PathAsync(row => row.State != ConnectionState.Disabled && row.Protocol == Federation.Protocol.Saml && row.Credentials.Any(each => each.Status == CredentialStatus.Previous));
        var ready = await PathAsync(row => row.State == ConnectionState.ReadyToTest);
        var live = await PathAsync(row => row.State == ConnectionState.Live && row.Protocol == Federation.Protocol.Oidc);
        var draft = await PathAsync(row => row.State == ConnectionState.Draft);
        return
        [
            new("Palette", "/", page => page.Keyboard.PressAsync("Control+k"), Dialog),
            new("Shortcuts", "/", page => page.Keyboard.PressAsync("?"), Dialog),
            new("Account", "/", page => page.Locator(".account-button").ClickAsync(), page => page.Locator("#account-panel")),
            new("Pages", "/", page => Button(page, "Menu").ClickAsync(), page => page.Locator(".rail.open")) { IsOfPhone = true },
            new("Columns", "/connections", page => Button(page, "Columns").ClickAsync(), page => page.Locator("#columns")),
            new("Choice", "/connections", page => page.GetByLabel("Health").First.ClickAsync(), Popover),
            new("Selection", "/connections", page => page.GetByLabel("Select all on this page").CheckAsync(), page => page.GetByRole(AriaRole.Region, new() { Name = "Selected connections" })),
            new("Calendar", "/audit", page => Button(page, "Open calendar: From (UTC)").ClickAsync(), Popover),
            new("Audit entry", "/audit", page => page.Locator(".act").First.ClickAsync(), page => page.Locator(".audit-panel")),
            new("More", live, page => Button(page, "More").ClickAsync(), Popover),
            new("Disable", live, page => page.Locator("#applications input[type=checkbox]").First.ClickAsync(), page => page.Locator("#applications:has(.row-buttons)")),
            new("Delete", $"{live}?tab=settings", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Delete .*…$") }).ClickAsync(), page => page.Locator(".card:has(#typed-name)")),
            new("Mark as tested", ready, page => Button(page, "Mark as tested").ClickAsync(), page => page.Locator(".card.move")),
            new("Roll back", $"{rotated}/rotate", page => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Roll back") }).First.ClickAsync(), Dialog),
            new("Discard", draft.Replace("/connections/", "/onboard/", StringComparison.Ordinal), page => Button(page, "Discard draft…").ClickAsync(), Dialog),
        ];
    }

    private static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog);

    private static ILocator Popover(IPage page) => page.Locator(".mud-popover-open");

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The page of a connection of the sample that no test is known to change.</summary>
    private async Task<string> PathAsync(System.Linq.Expressions.Expression<Func<ConnectionRecord, bool>> isMeant)
    {
        await using var context = await console.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var found = await context.Connections.AsNoTracking().Where(row => row.Cluster.ContactName == "IT service desk").Where(isMeant)
            .OrderBy(row => row.Id).Select(row => row.Id).FirstAsync(TestContext.Current.CancellationToken);
        return $"/connections/{found}";
    }

    /// <param name="Opened">What has opened, and is looked at: the pages themselves are other tests' matter.</param>
    private sealed record Overlay(string Name, string Path, Func<IPage, Task> Open, Func<IPage, ILocator> Opened)
    {
        public bool IsOfPhone { get; init; }
    }
}
