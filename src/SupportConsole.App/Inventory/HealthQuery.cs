using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Inventory;

/// <summary>A connection with its health, as the database decides it.</summary>
public sealed class RatedConnection
{
    public required ConnectionRecord Record { get; init; }

    public required Health Health { get; init; }
}

/// <summary>
/// <see cref="ConnectionHealth.Of"/> in the database, for filters and counts. Triggers compute the <see cref="HealthColumns"/>; the time
/// selects one of them. A test compares both.
/// </summary>
public static class HealthQuery
{
    internal static readonly string Channel = SettingQuery.Path(ConnectionSettings.Channel);

    public static IQueryable<RatedConnection> Rate(IQueryable<ConnectionRecord> records, DateTimeOffset now)
    {
        var soon = now + ConnectionHealth.Soon;
        return records.Select(record => new RatedConnection
        {
            Record = record,
            Health = record.CredentialExpiresAt <= now ? EF.Property<Health>(record, HealthColumns.Expired)
                : record.CredentialExpiresAt <= soon ? EF.Property<Health>(record, HealthColumns.Soon)
                : EF.Property<Health>(record, HealthColumns.Later),
        });
    }

    /// <summary>How far each connection brings its cluster; see <see cref="SsoCoverage"/>. Retired ones bring it nowhere.</summary>
    public static IQueryable<ConnectionRung> Rungs(ConsoleDbContext context, DateTimeOffset now) =>
        context.Connections.AsNoTracking().Where(record => record.State != ConnectionState.Retired).Select(record => new ConnectionRung
        {
            ClusterId = record.ClusterId,
            Record = record,
            Rung = record.CredentialExpiresAt <= now
                ? EF.Property<SsoCoverage?>(record, HealthColumns.RungExpired)
                : EF.Property<SsoCoverage?>(record, HealthColumns.RungLater),
        });
}

/// <summary>The rung of the coverage ladder that one connection reaches.</summary>
public sealed class ConnectionRung
{
    public required ClusterId ClusterId { get; init; }

    public required ConnectionRecord Record { get; init; }

    public required SsoCoverage? Rung { get; init; }
}
