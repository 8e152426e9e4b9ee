using MudBlazor;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sync;

/// <summary>The word, icon and tint of every kind of finding.</summary>
internal static class FindingBadge
{
    public static (string Word, string Icon, string Tint) Of(FindingKind kind) => kind switch
    {
        FindingKind.Unmanaged => ("Unmanaged", Icons.Material.Outlined.LinkOff, "info"),
        FindingKind.Changed => ("Changed", Icons.Material.Outlined.CompareArrows, "warning"),
        _ => ("Missing", Icons.Material.Outlined.SearchOff, "error"),
    };

    /// <summary>What the kind means, in a line.</summary>
    public static string LineOf(FindingKind kind) => kind switch
    {
        FindingKind.Unmanaged => "In Auth0, and not in the record. Adopt it, or ignore it with a reason.",
        FindingKind.Changed => "Auth0 holds other settings than the record agreed to. Accept them, or put the agreed ones back.",
        _ => "In the record, and no longer in Auth0. Retire it, or make it a draft again.",
    };
}
