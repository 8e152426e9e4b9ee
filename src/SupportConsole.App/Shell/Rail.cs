using MudBlazor;
using SupportConsole.App.Parts;

namespace SupportConsole.App.Shell;

/// <param name="Key">The letter that goes to the page after g.</param>
internal sealed record RailPage(string Title, string Href, string Icon, string Key);

internal static class Rail
{
    public static IReadOnlyList<RailPage> Pages { get; } =
    [
        new("Overview", "/", Icons.Material.Outlined.Dashboard, "o"),
        new("Connections", "/connections", Icons.Material.Outlined.Link, "c"),
        new("Onboard", "/onboard", Icons.Material.Outlined.AddLink, "n"),
        new("Clusters", "/clusters", Icons.Material.Outlined.Dns, "l"),
        new("Renewals", "/renewals", Icons.Material.Outlined.EventRepeat, "r"),
        new("Sync", "/sync", Icons.Material.Outlined.CompareArrows, "e"),
        new("Diagnose", "/diagnose", Icons.Material.Outlined.Troubleshoot, "d"),
        new("Audit", "/audit", Icons.Material.Outlined.ReceiptLong, "a"),
        new("Settings", "/settings", Icons.Material.Outlined.Settings, "s"),
    ];
}
