using MudBlazor;
using SupportConsole.App.People;

namespace SupportConsole.App.Shell;

/// <param name="Key">The letter that goes to the page after g.</param>
/// <param name="Policy">The right without which the page is not offered; null if everybody may open it.</param>
internal sealed record RailPage(string Title, string Href, string Icon, string Key, string? Policy = null);

/// <param name="Title">The heading above the pages; empty for the first group.</param>
internal sealed record RailGroup(string Title, IReadOnlyList<RailPage> Pages);

internal static class Rail
{
    public static IReadOnlyList<RailGroup> Groups { get; } =
    [
        new("",
        [
            new("Overview", "/", Icons.Material.Outlined.Dashboard, "o"),
            new("Onboard", "/onboard", Icons.Material.Outlined.AddBox, "n", Policies.ChangeSso),
        ]),
        new("Customers",
        [
            new("Connections", "/connections", Icons.Material.Outlined.Link, "c"),
            new("Clusters", "/clusters", Icons.Material.Outlined.Dns, "l"),
            new("Accounts", "/accounts", Icons.Material.Outlined.Business, "u"),
            new("Renewals", "/renewals", Icons.Material.Outlined.EventRepeat, "r"),
        ]),
        new("Auth0",
        [
            new("Sync", "/sync", Icons.Material.Outlined.CompareArrows, "e"),
            new("Diagnose", "/diagnose", Icons.Material.Outlined.MonitorHeart, "d"),
        ]),
        new("Record",
        [
            new("Approvals", "/approvals", Icons.Material.Outlined.HowToReg, "p"),
            new("Audit", "/audit", Icons.Material.Outlined.ReceiptLong, "a"),
        ]),
        new("Console",
        [
            new("Access", "/access", Icons.Material.Outlined.AdminPanelSettings, "x"),
            new("Settings", "/settings", Icons.Material.Outlined.Settings, "s"),
        ]),
    ];

    public static IEnumerable<RailPage> Pages => Groups.SelectMany(group => group.Pages);
}
