using SupportConsole.App.Connections;
using SupportConsole.App.Reconciliation;
using SupportConsole.Auth0;

namespace SupportConsole.App.Changes;

/// <summary>What somebody changed at a connection, beside the console, since the console last looked.</summary>
public static class OutsideChanges
{
    /// <summary>Field by field, as it was last seen and as it is; none where nobody did.</summary>
    /// <param name="record">The record, with what was last seen.</param>
    /// <param name="now">The connection as just read.</param>
    /// <param name="snapshot">Its options as a snapshot.</param>
    public static IReadOnlyList<FieldChange> Of(ConnectionRecord record, TenantConnection now, string snapshot) =>
        Drift.Fields(Drift.Between(ChangePlanner.DisplayName(record), record.SeenOptions, now, snapshot));
}
