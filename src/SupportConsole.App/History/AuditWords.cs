using MudBlazor;
using SupportConsole.App.Record;

namespace SupportConsole.App.History;

/// <summary>The audit log's stored words as people read them.</summary>
public static class AuditWords
{
    public static IReadOnlyList<string> Outcomes { get; } = ["intended", "confirmed", "refused", "unknown", "superseded", "done", "failed"];

    public static string Outcome(string outcome) => outcome switch
    {
        "intended" => "Started",
        "confirmed" => "Succeeded",
        "refused" or "failed" => "Failed",
        "unknown" => "Unknown",
        "superseded" => "Replaced",
        "done" => "Done",
        AuditTrail.Part => "Part of a batch",
        _ => outcome,
    };

    public static (string Icon, string Tint) Look(string outcome) => outcome switch
    {
        "confirmed" => (Icons.Material.Outlined.CheckCircle, "success"),
        "refused" or "failed" => (Icons.Material.Outlined.Block, "error"),
        "superseded" => (Icons.Material.Outlined.SwapHoriz, "warning"),
        "unknown" => (Icons.Material.Outlined.HelpOutline, "info"),
        "done" => (Icons.Material.Outlined.Check, "neutral"),
        _ => (Icons.Material.Outlined.EditNote, "neutral"),
    };

    /// <summary>"Rotate certificate" for connection.rotate-certificate, "Import cluster" for cluster.import.</summary>
    public static string Action(string action)
    {
        var parts = action.Split('.', 2);
        var words = parts.Length < 2 || parts[1].Contains('-', StringComparison.Ordinal) ? parts[^1] : $"{parts[1]} {parts[0]}";
        return words.Length == 0 ? action : char.ToUpperInvariant(words[0]) + words[1..].Replace('-', ' ');
    }
}
