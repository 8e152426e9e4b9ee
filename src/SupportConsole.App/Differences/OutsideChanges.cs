using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;

namespace SupportConsole.App.Differences;

/// <summary>What somebody changed at a connection, beside the console, since the console last looked.</summary>
public static class OutsideChanges
{
    /// <summary>Field by field, as it was last seen and as it is; none where nobody did.</summary>
    /// <param name="record">The record, with what was last seen.</param>
    /// <param name="now">The connection as just read.</param>
    /// <param name="snapshot">Its options as a snapshot.</param>
    public static IReadOnlyList<FieldChange> Of(ConnectionRecord record, TenantConnection now, string snapshot) =>
        ConnectionComparison.Fields(ConnectionComparison.Between(KnownConnection.Of(record).ShownName, record.SeenOptions, now, snapshot));
}
