using System.Text.Encodings.Web;
using System.Text.Json;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;

namespace SupportConsole.App.Differences;

/// <summary>What differs between the record and the tenant, as a finding keeps it and as people read it: the one comparison of all who compare.</summary>
public static class ConnectionComparison
{
    /// <summary>The key under which the display name stands among the options. It is none of them, and no option has a point in its key.</summary>
    public const string DisplayName = "connection.display_name";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What differs: the display name first, then the options; none where the record has not seen the options yet.</summary>
    /// <param name="displayName">The display name that the record agreed to.</param>
    /// <param name="seen">The options that the record agreed to.</param>
    /// <param name="now">The connection as just read.</param>
    /// <param name="snapshot">Its options as a snapshot.</param>
    internal static IReadOnlyList<OptionDifference> Between(string displayName, string? seen, TenantConnection now, string snapshot) =>
        seen is null ? []
        : displayName == now.ShownName ? OptionsComparison.Between(seen, snapshot, now.Strategy)
        : [new OptionDifference(DisplayName, displayName, now.ShownName), .. OptionsComparison.Between(seen, snapshot, now.Strategy)];

    /// <summary>The differences that a finding keeps.</summary>
    public static IReadOnlyList<OptionDifference> Read(string differences) => JsonSerializer.Deserialize<List<OptionDifference>>(differences, Plain) ?? [];

    /// <summary>The differences as a finding keeps them.</summary>
    public static string Write(IReadOnlyList<OptionDifference> differences) => JsonSerializer.Serialize(differences, Plain);

    /// <summary>The differences field by field: what the record agreed to, and what Auth0 holds.</summary>
    public static IReadOnlyList<FieldChange> Fields(IEnumerable<OptionDifference> differences) =>
        [.. differences.Select(difference => difference.Key == DisplayName ? new FieldChange(Renaming.Field, OptionWords.Label(Renaming.Field), difference.Before, difference.After) { IsChanged = true } : OptionWords.Changed(difference))];

    /// <summary>The label of a difference's key.</summary>
    public static string Label(string key) => OptionWords.Label(key == DisplayName ? Renaming.Field : key);

    /// <summary>The labels alone, as a list in words.</summary>
    public static string Labels(IEnumerable<OptionDifference> differences)
    {
        var text = string.Join(", ", differences.Select(difference => Label(difference.Key)));
        return text.Length <= Finding.FieldsMaxLength ? text : text[..(Finding.FieldsMaxLength - 1)] + "…";
    }
}
