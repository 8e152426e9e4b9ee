using Microsoft.Playwright;
using SupportConsole.Benchmarks.Record;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.Benchmarks.Browser;

/// <summary>What a person waits for: a page that answers, and rows after a keystroke. Times are the browser's own, taken in the page.</summary>
internal static class BrowserRun
{
    private const string Interactive = "() => document.querySelector('[data-interactive=true]')";

    // What people type, letter by letter.
    private static readonly string[] OfConnections = ["cordoba", "0oa04", "zephyr", "/saml/77", "nimbus", "ports"];
    private static readonly string[] OfClusters = ["cordoba", "analytics", "SO-2001", "zephyr", "it@n"];

    /// <summary>Measures and prints.</summary>
    public static async Task PrintAsync(FilledRecord record, int rounds)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        using var publishedTemplate = await PublishedServer.TemplateAsync();
        using var publishedConsole = await PublishedServer.ConsoleAsync(record.Directory);
        using var template = await publishedTemplate.StartAsync();
        using var console = await publishedConsole.StartAsync();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await SignInAsync(context, console.Address);
        await PrintPagesAsync(context, template.Address, console.Address, rounds);
        Console.WriteLine($"\n{"in the browser",-50} {"p50 ms",8} {"p95 ms",8} {"n",8}   target 150 ms");
        await PrintKeysAsync(context, new Uri(console.Address, "/connections"), rounds, await NarrowingAsync(OfConnections, record.ConnectionsFoundAsync));
        await PrintKeysAsync(context, new Uri(console.Address, "/clusters"), rounds, await NarrowingAsync(OfClusters, record.ClustersFoundAsync));
    }

    private static async Task PrintPagesAsync(IBrowserContext context, Uri template, Uri console, int rounds)
    {
        (string Name, Uri Address, string Content, Series Series)[] pages =
        [
            ("the template's page", template, "h1", new Series()),
            ("overview", console, ".work", new Series()),
            ("connections", new Uri(console, "/connections"), "table.list tbody tr", new Series()),
            ("clusters", new Uri(console, "/clusters"), "table.list tbody tr", new Series()),
            ("renewals", new Uri(console, "/renewals"), "table.list tbody tr", new Series()),
            ("audit", new Uri(console, "/audit"), ".entry", new Series()),
            ("settings", new Uri(console, "/settings"), "h1", new Series()),
        ];

        // Turn by turn, so that a busy minute of the machine meets them all; the first round only warms up. Each page is opened twice
        // and the second time counts: somebody at work comes from a page of the same server, and changing servers costs up to 100 ms.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (_, address, content, series) in pages)
            {
                await InteractiveAsync(context, address, content);
                var time = await InteractiveAsync(context, address, content);
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
    }

    /// <summary>Of each text the letters that change how much is found: after them the new rows can be told from the old ones.</summary>
    private static async Task<IReadOnlyList<string>> NarrowingAsync(IEnumerable<string> texts, Func<string, Task<int>> found)
    {
        var narrowing = new List<string>();
        foreach (var text in texts)
        {
            var (length, before) = (0, await found(""));
            for (var total = await found(text[..1]); total != before; total = length < text.Length ? await found(text[..(length + 1)]) : before)
            {
                (length, before) = (length + 1, total);
            }

            narrowing.Add(text[..length]);
        }

        return [.. narrowing.Where(text => text.Length > 0)];
    }

    private static async Task SignInAsync(IBrowserContext context, Uri address)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(address, "/sign-in").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Ana Ruiz" }).ClickAsync();
        await page.WaitForFunctionAsync(Interactive);
        await page.CloseAsync();
    }

    private static async Task<double> InteractiveAsync(IBrowserContext context, Uri address, string content)
    {
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(
            $$"""
            const ready = () => document.querySelector('[data-interactive=true]') && document.querySelector('{{content}}');
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
    private static async Task PrintKeysAsync(IBrowserContext context, Uri address, int rounds, IReadOnlyList<string> texts)
    {
        var series = new Series();
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.ToString());
        await page.WaitForFunctionAsync(Interactive);
        await page.Locator("[data-search] input").FocusAsync();
        await page.EvaluateAsync(
            """
            () => {
                const rows = () => document.querySelector('.pager [role=status]')?.textContent + [...document.querySelectorAll('main tbody a')].map(a => a.href).join();
                const input = document.querySelector('[data-search] input');
                let before = rows();
                input.addEventListener('input', () => { window.shownAt = 0; }, true);
                input.addEventListener('keydown', () => { before = rows(); window.downAt = performance.now(); window.shownAt = 0; }, true);
                new MutationObserver(() => {
                    if (!window.shownAt && rows() !== before) {
                        window.shownAt = -1;
                        before = rows();
                        requestAnimationFrame(() => setTimeout(() => { window.shownAt = performance.now(); }));
                    }
                }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true });
            }
            """);
        for (var round = 0; round < Math.Max(2, rounds / 5); round++)
        {
            foreach (var text in texts)
            {
                foreach (var letter in text)
                {
                    await page.Keyboard.TypeAsync(letter.ToString());
                    await ShownAsync(page);
                    series.Add(await page.EvaluateAsync<double>("() => window.shownAt - window.downAt"));
                    await page.WaitForTimeoutAsync(50);
                }

                await page.Locator("[data-search] input").FillAsync("");
                await ShownAsync(page);
            }
        }

        await page.CloseAsync();
        Console.WriteLine($"{$"keystroke to rows on the screen, {address.AbsolutePath}",-50} {series.Median,8:F0} {series.P95,8:F0} {series.Count,8}");
    }

    private static Task ShownAsync(IPage page) => page.WaitForFunctionAsync("() => window.shownAt > 0", null, new PageWaitForFunctionOptions { Timeout = 20_000 });
}
