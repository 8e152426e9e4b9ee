using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Inventory;

/// <summary>Whoever reads sets the clock by which connections are rated, and only if that changes a rating.</summary>
public sealed class HealthClockTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_written_after_the_clock_was_turned_is_rated_at_its_time()
    {
        await using var record = await RecordFile.CreateAsync();
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        await HealthQuery.RateAsync(context, Now.AddDays(10), Token);

        var rows = await AddAsync(record, context, 9, 10, 11, 40, 41);

        Assert.Equal(
            [Health.Failing, Health.Failing, Health.AtRisk, Health.AtRisk, Health.Working],
            await HealthAsync(context, rows, Now.AddDays(10)));

        rows[0].CredentialExpiresAt = Now.AddDays(41);
        rows[4].CredentialExpiresAt = Now.AddDays(9);
        await context.SaveChangesAsync(Token);
        Assert.Equal(
            [Health.Working, Health.Failing, Health.AtRisk, Health.AtRisk, Health.Failing],
            await HealthAsync(context, rows, Now.AddDays(10)));
    }

    [Fact]
    public async Task Nothing_is_written_until_a_date_has_passed()
    {
        await using var record = await RecordFile.CreateAsync();
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        await AddAsync(record, context, 40);
        await HealthQuery.RateAsync(context, Now, Token);
        var before = await ClockAsync(context);

        await HealthQuery.RateAsync(context, Now.AddDays(9), Token);
        Assert.Equal(before, await ClockAsync(context));

        await HealthQuery.RateAsync(context, Now.AddDays(10), Token);
        Assert.Equal(Now.AddDays(10), await ClockAsync(context));
    }

    [Fact]
    public async Task Where_nothing_can_be_written_the_list_is_still_read()
    {
        await using var record = await RecordFile.CreateAsync();
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var rows = await AddAsync(record, context, 40);
        await HealthQuery.RateAsync(context, Now, Token);

        await context.Database.ExecuteSqlRawAsync("PRAGMA query_only = 1", Token);
        Assert.Equal([Health.Working], await HealthAsync(context, rows, Now.AddDays(20)));
        await context.Database.ExecuteSqlRawAsync("PRAGMA query_only = 0", Token);
        Assert.Equal([Health.AtRisk], await HealthAsync(context, rows, Now.AddDays(20)));
    }

    private static async Task<IEnumerable<Health>> HealthAsync(ConsoleDbContext context, IEnumerable<ConnectionRecord> rows, DateTimeOffset now)
    {
        var rated = await RatedHealth.ReadAsync(context, now, Token);
        return rows.Select(row => rated[row.Id]);
    }

    private static async Task<DateTimeOffset> ClockAsync(ConsoleDbContext context) =>
        await context.HealthClocks.Select(clock => clock.At).SingleAsync(Token);

    /// <summary>Live OIDC connections whose secrets expire after some days.</summary>
    private static async Task<List<ConnectionRecord>> AddAsync(RecordFile record, ConsoleDbContext context, params IEnumerable<int> days)
    {
        var cluster = await record.AddClusterAsync("Acme", "prod");
        context.Attach(cluster);
        var rows = days.Select(end => Records.Connection(cluster, $"c-{end}", ConnectionState.Live, Protocol.Oidc)).ToList();
        foreach (var (row, end) in rows.Zip(days))
        {
            row.EnabledApplications = "app";
            row.CredentialExpiresAt = Now.AddDays(end);
        }

        context.AddRange(rows);
        await context.SaveChangesAsync(Token);
        return rows;
    }
}
