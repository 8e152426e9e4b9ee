using System.Text.Json;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Differences;

/// <summary>
/// The display name that a change sets. It is not an option, so it is kept in the change's committed plan, where the runner and, after a
/// crash, the settler find the previous and the new one.
/// </summary>
internal static class Renaming
{
    public const string Field = "display_name";

    /// <summary>The previous and new display name of a change; null if it sets none.</summary>
    public static FieldChange? Of(Change change) => change.Kind is ChangeKind.EditSettings or ChangeKind.Restore
        ? JsonSerializer.Deserialize<List<FieldChange>>(change.Plan)?.Find(field => field.Field == Field)
        : null;

    public static IEnumerable<FieldChange> AsList(FieldChange? renaming) => renaming is null ? [] : [renaming];
}
