using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Inventory;

/// <summary>
/// <see cref="ConnectionHealth.Of"/> in the database, for filters, orders and counts. Triggers compute the <see cref="HealthColumns"/>. A
/// test compares both.
/// </summary>
public static class HealthQuery
{
    internal static readonly string Channel = SettingQuery.Path(ConnectionSettings.Channel);

    /// <summary>
    /// Brings <see cref="HealthColumns.Now"/> to a time. Call it before you filter, sort or count by health. Only the connections whose
    /// credential expired since the last time, or came within <see cref="ConnectionHealth.Soon"/> of it, change; mostly there are none,
    /// and nothing is written. The time may also have gone back. If the disk is full, what is read is as old as the last time.
    /// </summary>
    public static async Task RateAsync(ConsoleDbContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!await IsDueAsync(context, now, cancellationToken))
        {
            return;
        }

        try
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var soon = now + ConnectionHealth.Soon;
            await Due(context, await RatedAtAsync(context, cancellationToken), now).ExecuteUpdateAsync(
                set => set.SetProperty(
                    record => EF.Property<Health>(record, HealthColumns.Now),
                    record => record.CredentialExpiresAt <= now ? EF.Property<Health>(record, HealthColumns.Expired)
                        : record.CredentialExpiresAt <= soon ? EF.Property<Health>(record, HealthColumns.Soon)
                        : EF.Property<Health>(record, HealthColumns.Later)),
                cancellationToken);
            await context.HealthClocks.ExecuteUpdateAsync(set => set.SetProperty(clock => clock.At, now), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception) when (StorageProblem.From(exception) is not null)
        {
            // The next reader tries again.
        }
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

    private static async Task<bool> IsDueAsync(ConsoleDbContext context, DateTimeOffset now, CancellationToken cancellationToken) =>
        await Due(context, await RatedAtAsync(context, cancellationToken), now).AnyAsync(cancellationToken);

    private static Task<DateTimeOffset> RatedAtAsync(ConsoleDbContext context, CancellationToken cancellationToken) =>
        context.HealthClocks.Select(clock => clock.At).SingleAsync(cancellationToken);

    /// <summary>The connections whose health differs between two times, by their credential's expiry date.</summary>
    private static IQueryable<ConnectionRecord> Due(ConsoleDbContext context, DateTimeOffset one, DateTimeOffset other)
    {
        var (after, until) = one < other ? (one, other) : (other, one);
        var (soonAfter, soonUntil) = (after + ConnectionHealth.Soon, until + ConnectionHealth.Soon);
        return context.Connections.Where(record => (record.CredentialExpiresAt > after && record.CredentialExpiresAt <= until)
            || (record.CredentialExpiresAt > soonAfter && record.CredentialExpiresAt <= soonUntil));
    }
}

/// <summary>The rung of the coverage ladder that one connection reaches.</summary>
public sealed class ConnectionRung
{
    public required ClusterId ClusterId { get; init; }

    public required ConnectionRecord Record { get; init; }

    public required SsoCoverage? Rung { get; init; }
}
