using System.Text.Encodings.Web;
using System.Text.Json;
using SupportConsole.App.Changes;
using SupportConsole.Auth0;

namespace SupportConsole.App.Reconciliation;

/// <summary>What differs between the record and the tenant, as a finding keeps it and as people read it.</summary>
public static class Drift
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The differences that a finding keeps.</summary>
    public static IReadOnlyList<OptionDifference> Read(string differences) => JsonSerializer.Deserialize<List<OptionDifference>>(differences, Plain) ?? [];

    /// <summary>The differences as a finding keeps them.</summary>
    public static string Write(IReadOnlyList<OptionDifference> differences) => JsonSerializer.Serialize(differences, Plain);

    /// <summary>The differences field by field: what the record agreed to, and what Auth0 holds.</summary>
    public static IReadOnlyList<FieldChange> Fields(IEnumerable<OptionDifference> differences) => [.. differences.Select(FieldLabels.Changed)];

    /// <summary>The labels alone, as a list in words.</summary>
    public static string Labels(IEnumerable<OptionDifference> differences)
    {
        var text = string.Join(", ", differences.Select(difference => FieldLabels.Of(difference.Key)));
        return text.Length <= Finding.FieldsMaxLength ? text : text[..(Finding.FieldsMaxLength - 1)] + "…";
    }
}
