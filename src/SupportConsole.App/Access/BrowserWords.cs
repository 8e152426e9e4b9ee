namespace SupportConsole.App.Access;

/// <summary>A browser's name for itself (User-Agent), as people say it: "Chrome on Windows".</summary>
internal static class BrowserWords
{
    // The first that is found counts: Edge calls itself Chrome too, and Chrome calls itself Safari.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS X", "macOS"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(string agent)
    {
        var browser = Find(Browsers, agent);
        var system = Find(Systems, agent);
        return (browser, system) switch
        {
            ({ } one, { } other) => $"{one} on {other}",
            ({ } one, null) => one,
            (null, { } other) => other,
            _ => "Unknown browser",
        };
    }

    private static string? Find((string Mark, string Name)[] known, string agent) =>
        known.FirstOrDefault(entry => agent.Contains(entry.Mark, StringComparison.Ordinal)).Name;
}
