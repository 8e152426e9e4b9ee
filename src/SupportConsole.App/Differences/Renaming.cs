using System.Text.Json;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Differences;

/// <summary>
/// The display name that a change of settings gives, or one that puts it back. It is no option, so it stands in the change's committed plan: there the runner
/// and, after a crash, the settler find what was there and what is wanted.
/// </summary>
internal static class Renaming
{
    /// <summary>The field of a plan that holds it.</summary>
    public const string Field = "display_name";

    /// <summary>The renaming that a change makes; null where it makes none.</summary>
    public static FieldChange? Of(Change change) => change.Kind is ChangeKind.EditSettings or ChangeKind.PutBack
        ? JsonSerializer.Deserialize<List<FieldChange>>(change.Plan)?.Find(field => field.Field == Field)
        : null;

    /// <summary>A list of that one, or of none.</summary>
    public static IEnumerable<FieldChange> AsList(FieldChange? renaming) => renaming is null ? [] : [renaming];
}
