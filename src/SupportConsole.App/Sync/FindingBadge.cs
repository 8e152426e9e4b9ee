using MudBlazor;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sync;

/// <summary>The words, icon and tint of each kind of finding.</summary>
internal static class FindingBadge
{
    public static (string Word, string Icon, string Tint) Of(FindingKind kind) => kind switch
    {
        FindingKind.Unmanaged => ("Not managed", Icons.Material.Outlined.LinkOff, "info"),
        FindingKind.Changed => ("Changed in Auth0", Icons.Material.Outlined.CompareArrows, "warning"),
        _ => ("Missing in Auth0", Icons.Material.Outlined.SearchOff, "error"),
    };

    public static string LineOf(FindingKind kind) => kind switch
    {
        FindingKind.Unmanaged => "In Auth0, but not managed here. Adopt it, or ignore it and say why.",
        FindingKind.Changed => "Somebody changed settings in Auth0. Accept them, or restore the recorded ones.",
        _ => "No longer in Auth0. Retire it, or turn it into a draft.",
    };
}
