using System.Text.Encodings.Web;
using System.Text.Json;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;

namespace SupportConsole.App.Differences;

/// <summary>Compares a connection in the tenant with its record. Everything that compares uses it.</summary>
public static class ConnectionComparison
{
    /// <summary>The key of the display name among the options. It is not an option, and no option has a dot in its key.</summary>
    public const string DisplayName = "connection.display_name";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// The differences: the display name first, then the options. None if the record has not seen the options yet. A secret whose recorded
    /// fingerprint is by another key is no difference.
    /// </summary>
    /// <param name="seen">The recorded options.</param>
    /// <param name="now">The connection as just read.</param>
    internal static IReadOnlyList<OptionDifference> Between(string displayName, string? seen, TenantConnection now, string snapshot)
    {
        if (seen is null)
        {
            return [];
        }

        var options = OptionsComparison.Between(seen, OptionsSnapshot.KeepIncomparable(seen, snapshot, keepsGivenUp: true), now.Strategy);
        return displayName == now.ShownName ? options : [new OptionDifference(DisplayName, displayName, now.ShownName), .. options];
    }

    public static IReadOnlyList<OptionDifference> Read(string differences) =>
        JsonSerializer.Deserialize<List<OptionDifference>>(differences, Plain) ?? [];

    public static string Write(IReadOnlyList<OptionDifference> differences) => JsonSerializer.Serialize(differences, Plain);

    /// <summary>The differences field by field: before is the recorded value, after the value in Auth0.</summary>
    public static IReadOnlyList<FieldChange> Fields(IEnumerable<OptionDifference> differences) => [.. differences.Select(Field)];

    private static FieldChange Field(OptionDifference difference) => difference.Key == DisplayName
        ? new FieldChange(Renaming.Field, OptionWords.Label(Renaming.Field), difference.Before, difference.After) { IsChanged = true }
        : OptionWords.Changed(difference);

    public static string Label(string key) => OptionWords.Label(key == DisplayName ? Renaming.Field : key);

    /// <summary>The labels, separated by commas and cut to <see cref="Finding.FieldsMaxLength"/>.</summary>
    public static string Labels(IEnumerable<OptionDifference> differences)
    {
        var text = string.Join(", ", differences.Select(difference => Label(difference.Key)));
        return text.Length <= Finding.FieldsMaxLength ? text : text[..(Finding.FieldsMaxLength - 1)] + "…";
    }
}
