namespace SupportConsole.App.Settings;

/// <summary>One field of a plan, as the page shows it. A secret's values are never here, only whether it changes.</summary>
/// <param name="Field">The option key or record field, such as <c>options.signInEndpoint</c>.</param>
/// <param name="Label">The field in the words of the page.</param>
/// <param name="Before">The value now; null where there is none. “set” or “not set” for a secret.</param>
/// <param name="After">The value to be; null where it is taken away.</param>
public sealed record FieldChange(string Field, string Label, string? Before, string? After)
{
    /// <summary>Whether the values differ; the page dims those that do not. A secret that is replaced counts as changed.</summary>
    public bool IsChanged { get; init; } = Before != After;
}

/// <summary>The fields as the audit log keeps them: their values before and after, by key.</summary>
public static class FieldChanges
{
    public static Dictionary<string, string?> Before(this IEnumerable<FieldChange> fields) =>
        fields.ToDictionary(field => field.Field, field => field.Before);

    public static Dictionary<string, string?> After(this IEnumerable<FieldChange> fields) =>
        fields.ToDictionary(field => field.Field, field => field.After);
}
