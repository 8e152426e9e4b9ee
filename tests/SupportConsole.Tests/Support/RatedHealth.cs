using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;

namespace SupportConsole.Tests.Support;

/// <summary>The health by which the database filters, sorts and counts connections.</summary>
internal static class RatedHealth
{
    /// <summary>Each connection's, at a time.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Health>> ReadAsync(
        ConsoleDbContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await HealthQuery.RateAsync(context, now, cancellationToken);
        return await context.Connections.Select(record => new { record.Id, Health = EF.Property<Health>(record, HealthColumns.Now) })
            .ToDictionaryAsync(row => row.Id, row => row.Health, cancellationToken);
    }
}
