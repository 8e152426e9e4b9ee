using System.Text.Json;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.Changes;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;

namespace SupportConsole.App.History;

/// <summary>One entry of the audit.</summary>
public sealed partial class EntryRow
{
    private (string Icon, string Tint) look;
    private IReadOnlyList<FieldChange> fields = [];

    [Parameter, EditorRequired]
    public AuditEntry Entry { get; set; } = null!;

    [Parameter]
    public bool ShowSubject { get; set; }

    protected override void OnParametersSet()
    {
        look = Entry.Outcome switch
        {
            "confirmed" or "done" => (MudBlazor.Icons.Material.Outlined.CheckCircle, "success"),
            "refused" => (MudBlazor.Icons.Material.Outlined.Block, "error"),
            "superseded" => (MudBlazor.Icons.Material.Outlined.SwapHoriz, "warning"),
            "unknown" => (MudBlazor.Icons.Material.Outlined.HelpOutline, "info"),
            _ => (MudBlazor.Icons.Material.Outlined.EditNote, "neutral"),
        };
        var before = Read(Entry.Before);
        var after = Read(Entry.After);
        fields = [.. before.Keys.Union(after.Keys).Select(key => new FieldChange(key, FieldLabels.Of(key.Split('.')[^1]), before.GetValueOrDefault(key), after.GetValueOrDefault(key)))];
    }

    private static Dictionary<string, string?> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];
}
