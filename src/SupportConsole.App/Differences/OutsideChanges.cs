using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Auth0;

namespace SupportConsole.App.Differences;

/// <summary>What somebody changed in Auth0 since the last read.</summary>
public static class OutsideChanges
{
    /// <param name="now">The connection as just read.</param>
    public static IReadOnlyList<FieldChange> Of(ConnectionRecord record, TenantConnection now, string snapshot) =>
        ConnectionComparison.Fields(ConnectionComparison.Between(KnownConnection.Of(record).ShownName, record.SeenOptions, now, snapshot));
}
