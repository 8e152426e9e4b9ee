using Microsoft.Playwright;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>One Chromium for all tests: the machine's own where one is found, else Playwright's.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // As long as a visit waits for an element: a busy machine is no fault of the page.
        Assertions.SetDefaultExpectTimeout(15_000);
        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(playwright);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>All browser tests share one browser and one console, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class InTheBrowser : ICollectionFixture<BrowserFixture>, ICollectionFixture<ConsoleFixture>
{
    public const string Name = "in the browser";
}
