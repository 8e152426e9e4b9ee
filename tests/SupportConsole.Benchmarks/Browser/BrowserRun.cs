using Microsoft.Playwright;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.Benchmarks.Browser;

/// <summary>What a person waits for: a page that answers, and rows after a keystroke. Times are the browser's own, taken in the page.</summary>
internal static class BrowserRun
{
    private const string ConsoleReady = "() => document.querySelector('[data-interactive=true]') && document.querySelector('table.list tbody tr')";
    private const string OverviewReady = "() => document.querySelector('[data-interactive=true]') && document.querySelector('.counts') && document.querySelector('.work')";
    private const string TemplateReady = "() => document.querySelector('[data-interactive=true]')";

    // Each letter narrows what is found, so that new rows can be told from old ones.
    private static readonly string[] Typed = ["cordoba", "0oa04", "zephyr", "/saml/77", "nimbus", "ports"];

    /// <summary>Measures and prints.</summary>
    public static async Task PrintAsync(string dataDirectory, int rounds)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        using var template = await MeasuredServer.TemplateAsync();
        using var console = await MeasuredServer.ConsoleAsync(dataDirectory);
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await SignInAsync(context, console.Address);
        (string Name, Uri Address, string Ready, Series Series)[] pages =
        [
            ("the template's page", template.Address, TemplateReady, new Series()),
            ("connections", new Uri(console.Address, "/connections"), ConsoleReady, new Series()),
            ("clusters", new Uri(console.Address, "/clusters"), ConsoleReady, new Series()),
            ("overview", console.Address, OverviewReady, new Series()),
        ];

        // Turn by turn, so that a busy minute of the machine meets them all; the first round only warms up.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (_, address, ready, series) in pages)
            {
                var time = await InteractiveAsync(context, address, ready);
                if (round > 0)
                {
                    series.Add(time);
                }
            }
        }

        Console.WriteLine($"\n{"page interactive, files in the browser's cache",-50} {"p50 ms",8} {"p95 ms",8} {"times",8}   target 1.3 times the template's page");
        foreach (var (name, _, _, series) in pages)
        {
            Console.WriteLine($"{name,-50} {series.Median,8:F0} {series.P95,8:F0} {series.Median / pages[0].Series.Median,8:F2}");
        }

        var keystrokes = await KeystrokesAsync(context, console.Address, rounds);
        Console.WriteLine($"\n{"in the browser",-50} {"p50 ms",8} {"p95 ms",8} {"n",8}   target 150 ms");
        Console.WriteLine($"{"keystroke in the filter to rows on the screen",-50} {keystrokes.Median,8:F0} {keystrokes.P95,8:F0} {keystrokes.Count,8}");
    }

    private static async Task SignInAsync(IBrowserContext context, Uri address)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, "/sign-in").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Ana Ruiz" }).ClickAsync();
        await page.WaitForFunctionAsync(TemplateReady);
        await page.CloseAsync();
    }

    private static async Task<double> InteractiveAsync(IBrowserContext context, Uri address, string ready)
    {
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(
            $$"""
            const ready = {{ready}};
            new MutationObserver(() => { if (!window.readyAt && ready()) { window.readyAt = performance.now(); } })
                .observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-interactive'] });
            """);
        await page.GotoAsync(address.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("() => window.readyAt");
        var time = await page.EvaluateAsync<double>("() => window.readyAt");
        await page.CloseAsync();
        return time;
    }

    /// <summary>From the key going down to the frame in which the rows that it asked for are painted.</summary>
    private static async Task<Series> KeystrokesAsync(IBrowserContext context, Uri address, int rounds)
    {
        var series = new Series();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, "/connections").ToString());
        await page.WaitForFunctionAsync(ConsoleReady);
        await page.EvaluateAsync(
            """
            () => {
                const rows = () => document.querySelector('.pager [role=status]')?.textContent + [...document.querySelectorAll('table.list tbody a')].map(a => a.href).join();
                const input = document.querySelector('[data-search] input');
                let before = '';
                input.addEventListener('keydown', () => { before = rows(); window.downAt = performance.now(); window.shownAt = 0; }, true);
                new MutationObserver(() => {
                    if (window.downAt && !window.shownAt && rows() !== before) {
                        window.shownAt = -1;
                        requestAnimationFrame(() => setTimeout(() => { window.shownAt = performance.now(); }));
                    }
                }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true });
            }
            """);
        for (var round = 0; round < Math.Max(1, rounds / 5); round++)
        {
            foreach (var text in Typed)
            {
                await page.Locator("[data-search] input").FillAsync("");
                await page.WaitForFunctionAsync(ConsoleReady);
                await page.WaitForTimeoutAsync(300);
                foreach (var letter in text)
                {
                    await page.Keyboard.TypeAsync(letter.ToString());
                    await page.WaitForFunctionAsync("() => window.shownAt > 0", null, new PageWaitForFunctionOptions { Timeout = 10_000 });
                    series.Add(await page.EvaluateAsync<double>("() => window.shownAt - window.downAt"));
                    await page.WaitForTimeoutAsync(50);
                }
            }
        }

        return series;
    }
}
