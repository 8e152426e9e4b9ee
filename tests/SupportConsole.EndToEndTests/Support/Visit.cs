using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>One person's visit: a page of its own, what the browser complained about, and a trace that is kept when the test fails.</summary>
public sealed class Visit : IAsyncDisposable
{
    // A page of the shell has MudBlazor's colours. The others have a stylesheet of their own only.
    private const string ShowsTheme =
        """
        isDark => {
            const shown = getComputedStyle(document.documentElement).getPropertyValue('--mud-native-html-color-scheme').trim();
            return matchMedia('(prefers-color-scheme: dark)').matches === isDark && (!shown || (shown === 'dark') === isDark);
        }
        """;

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];
    private bool hasFailed;

    private Visit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        AppDomain.CurrentDomain.FirstChanceException += NoteFailure;
    }

    public IPage Page { get; }

    /// <summary>Errors in the browser's console, policy violations among them.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Opens a page, in light or dark, not signed in.</summary>
    public static Task<Visit> StartAsync(BrowserFixture browser, ConsoleFixture console, bool isDark = false, string? zone = null) =>
        StartAsync(browser.Browser, console.Address, isDark, zone);

    /// <summary>Opens a page at an address; a certificate that nobody knows is believed.</summary>
    /// <param name="zone">The browser's time zone; null for the machine's.</param>
    public static async Task<Visit> StartAsync(IBrowser browser, Uri address, bool isDark = false, string? zone = null)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            IgnoreHTTPSErrors = true,
            TimezoneId = zone,
            ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(15_000);
        await context.Tracing.StartAsync(new TracingStartOptions { Screenshots = true, Snapshots = true });
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>Opens a page as a persona.</summary>
    public static async Task<Visit> SignedInAsync(BrowserFixture browser, ConsoleFixture console, string persona = "Ana Ruiz", bool isDark = false, string? zone = null)
    {
        var visit = await StartAsync(browser, console, isDark, zone);
        await visit.KeptIfFailedAsync(async () =>
        {
            await visit.Page.GotoAsync("/sign-in");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = persona }).ClickAsync();
            await visit.ReadyAsync();
        });
        return visit;
    }

    /// <summary>Does what comes before a test has the visit: if it fails, its trace is kept and the visit ends.</summary>
    public async Task KeptIfFailedAsync(Func<Task> start)
    {
        try
        {
            await start();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes to a page and waits until it is interactive and has its content.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await ReadyAsync();
    }

    /// <summary>What axe finds that is more than minor, a line each.</summary>
    public Task<IReadOnlyList<string>> AxeFindingsAsync(bool withColours = true) => AxeFindingsAsync(Page.Locator(":root"), withColours);

    /// <summary>The same in a part of a page.</summary>
    public static async Task<IReadOnlyList<string>> AxeFindingsAsync(ILocator part, bool withColours = true)
    {
        var contrast = new RuleOptions { Enabled = withColours };
#pragma warning disable CS0618 // The newer call opens a page for each result, for frames of other origins; no page here has one, and it takes three times as long.
        var result = await part.RunAxeLegacy(new AxeRunOptions { Rules = new() { ["color-contrast"] = contrast }, ResultTypes = [ResultType.Violations] });
#pragma warning restore CS0618
        return
        [
            .. result.Violations.Where(violation => violation.Impact != "minor")
                .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} ({violation.Impact}): {node.Html}")),
        ];
    }

    /// <summary>Keeps a picture of the page in each theme, and has axe look at it. The page ends in light.</summary>
    public Task LookAsync(string name) => InBothThemesAsync(async isDark =>
    {
        await PictureAsync(name, isDark);
        Assert.Empty(await AxeFindingsAsync());
    });

    /// <summary>The same on a phone and on a desk. The page scrolls sideways on neither.</summary>
    public async Task LookAtEachWidthAsync(string name)
    {
        foreach (var width in new[] { 390, 1280 })
        {
            await Page.SetViewportSizeAsync(width, 800);
            await LookAsync($"{name}-{width}");
            Assert.Equal(width, await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
    }

    /// <summary>Keeps a picture of the page in each theme. The page ends in light.</summary>
    public Task PicturesAsync(string name) => InBothThemesAsync(isDark => PictureAsync(name, isDark));

    /// <summary>Looks at the page in dark and then in light, in which it ends.</summary>
    public async Task InBothThemesAsync(Func<bool, Task> look)
    {
        foreach (var isDark in new[] { true, false })
        {
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
            await Page.WaitForFunctionAsync(ShowsTheme, isDark);
            await look(isDark);
        }
    }

    /// <summary>Keeps a picture beside the tests, as NAME-light.png or NAME-dark.png.</summary>
    public Task PictureAsync(string name, bool isDark) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots.Directory, $"{name}-{(isDark ? "dark" : "light")}.png"), Animations = ScreenshotAnimations.Disabled });

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.FirstChanceException -= NoteFailure;
        if (hasFailed)
        {
            var name = string.Concat(TestContext.Current.Test!.TestDisplayName.Split('.')[^1].Select(letter => char.IsLetterOrDigit(letter) ? letter : '_'));
            var place = Path.Combine(Screenshots.Failures, name.Length > 100 ? name[..100] : name);
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = place + ".png", FullPage = true });
            await context.Tracing.StopAsync(new TracingStopOptions { Path = place + ".zip" });
        }
        else
        {
            // A trace that is never stopped leaves its files in the temporary directory.
            await context.Tracing.StopAsync();
        }

        await context.DisposeAsync();
    }

    /// <summary>The visit ends before the test's result is known: what the test threw is seen on its way. Browser tests run one after the other.</summary>
    private void NoteFailure(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs thrown) =>
        hasFailed |= thrown.Exception is Xunit.Sdk.IAssertionException or PlaywrightException or TimeoutException;

    /// <summary>Chooses an entry of the account menu.</summary>
    public async Task ChooseInAccountMenuAsync(string entry)
    {
        await Page.Locator(".account-button").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = entry }).ClickAsync();
    }

    /// <summary>Waits until the page has its content.</summary>
    public Task SettledAsync() => Assertions.Expect(Page.GetByRole(AriaRole.Status, new() { Name = "Loading" })).ToHaveCountAsync(0);

    /// <summary>Waits until the page is interactive and has its content.</summary>
    public async Task ReadyAsync()
    {
        await Page.Locator("[data-interactive=true]").WaitForAsync();
        await SettledAsync();
    }
}
