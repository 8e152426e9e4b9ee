using Microsoft.Playwright;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>Headless Chromium: the machine's own where one is found, else Playwright's.</summary>
internal static class Chromium
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>Starts it; <c>CHROMIUM_PATH</c> names another one.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, params string[] more)
    {
        var set = Environment.GetEnvironmentVariable("CHROMIUM_PATH");
        return playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = string.IsNullOrEmpty(set) ? Places.FirstOrDefault(File.Exists) : set,
            Args = [.. Arguments, .. more],
        });
    }
}
