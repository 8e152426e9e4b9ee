using System.Text.Json;
using Microsoft.AspNetCore.Components;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;

namespace SupportConsole.App.History;

/// <summary>What an audit entry holds beyond its line.</summary>
public sealed partial class AuditDetails
{
    private IReadOnlyList<FieldChange> fields = [];

    [Parameter, EditorRequired]
    public AuditEntry Entry { get; set; } = null!;

    protected override void OnParametersSet()
    {
        var before = Read(Entry.Before);
        var after = Read(Entry.After);
        fields = [.. before.Keys.Union(after.Keys).Select(key => Change(key, before, after))];
    }

    private static FieldChange Change(string key, Dictionary<string, string?> before, Dictionary<string, string?> after) =>
        new(key, OptionWords.Label(key.Split('.')[^1]), before.GetValueOrDefault(key), after.GetValueOrDefault(key));

    private static Dictionary<string, string?> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];
}
