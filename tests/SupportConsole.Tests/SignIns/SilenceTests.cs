using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns.Silence;
using SupportConsole.Crash.Silence;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Tests.SignIns.Support;

namespace SupportConsole.Tests.SignIns;

/// <summary>Connections whose users stop signing in, on a real database, and a slice of the simulation.</summary>
public sealed class SilenceTests : IAsyncLifetime
{
    private SignInBench bench = null!;
    private ConnectionRecord record = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => bench.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        bench = await SignInBench.StartAsync();
        record = await bench.CreateAsync(Protocol.Saml);
        await bench.EditAsync(record.Id, row =>
        {
            row.State = ConnectionState.Live;
            row.StateSince = Now.AddDays(-60);
        });

        // Monday, 12:00.
        var days = ((int)DayOfWeek.Monday - (int)Now.DayOfWeek + 7) % 7 + 7;
        bench.Clock.SetUtcNow(new DateTimeOffset(Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(days).AddHours(12));
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_busy_connection_that_falls_silent_is_noticed_once_and_forgotten_when_people_are_back()
    {
        await AddWorkingWeeksAsync(perHour: 10, until: Now.AddHours(-2));
        await CheckAsync();

        await CheckAsync();
        var silence = (await bench.OverviewAsync(record.Id)).Silence;
        await AddHourAsync(Now, 1);
        await CheckAsync(later: TimeSpan.FromMinutes(20));

        Assert.NotNull(silence);
        Assert.Equal((80, Now.AddHours(-2).AddMinutes(-1 - 20)), (silence.PerDay, silence.Since));
        Assert.Null((await bench.OverviewAsync(record.Id)).Silence);
        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        var entry = await context.AuditEntries.SingleAsync(row => row.Action == "connection.silent", Token);
        Assert.Contains("About 80 sign-ins a day, none since", entry.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nights_weekends_and_quiet_connections_never_cry()
    {
        await AddWorkingWeeksAsync(perHour: 10, until: Now.AddHours(-18));
        bench.Clock.AdjustTime(Now.AddHours(-6));
        await CheckAsync();
        var monday = (await bench.OverviewAsync(record.Id)).Silence;

        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        await context.SignInCounts.ExecuteDeleteAsync(Token);
        await AddWorkingWeeksAsync(perHour: 0, until: Now.AddDays(-7));
        bench.Clock.Advance(TimeSpan.FromDays(2));
        await CheckAsync();

        Assert.Null(monday);
        Assert.Null((await bench.OverviewAsync(record.Id)).Silence);
    }

    [Fact]
    public async Task A_tenant_that_falls_silent_is_one_notice_and_none_of_its_connections()
    {
        await AddWorkingWeeksAsync(perHour: 10, until: Now.AddHours(-2));
        foreach (var provider in new[] { IdentityProvider.Okta, IdentityProvider.GoogleWorkspace })
        {
            var other = await bench.CreateAsync(Protocol.Saml);
            await bench.EditAsync(other.Id, row =>
            {
                row.State = ConnectionState.Live;
                row.IdentityProvider = provider;
            });
            await AddWorkingWeeksAsync(perHour: 10, until: Now.AddHours(-2), other.Id);
        }

        await CheckAsync();
        await CheckAsync(later: TimeSpan.FromMinutes(20));

        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        var entry = await context.AuditEntries.SingleAsync(row => row.Action == "tenant.silent", Token);
        Assert.StartsWith("Nobody signs in through any connection. None since ", entry.Summary, StringComparison.Ordinal);
        Assert.Empty(await context.SignInSilences.ToListAsync(Token));
    }

    [Fact]
    public void A_slice_of_the_simulated_years_finds_outages_soon_and_seldom_cries_wolf()
    {
        var report = new SilenceRun(connections: 20, seed: 3).Run(weeks: 5);

        Assert.True(report.FalseAlarmsAYear < 2.5, report.ToString());
        Assert.Equal(0, report.QuietAlarms);
        Assert.NotEmpty(report.Outages);
    }

    [Fact]
    public void Summer_time_moves_the_rhythm_and_cries_no_wolf()
    {
        // From 8 to 17 by a European clock, which is put forward on 28 March 2027.
        var end = new DateTimeOffset(2027, 4, 21, 0, 0, 0, TimeSpan.Zero);
        var change = new DateTimeOffset(2027, 3, 28, 1, 0, 0, TimeSpan.Zero);
        var counts = Enumerable.Range(-8 * 168, 8 * 168).Select(hour => end.AddHours(hour)).Select(at =>
            (at + (at >= change ? TimeSpan.FromHours(2) : TimeSpan.FromHours(1))) is { DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday), Hour: >= 8 and < 17 } ? 20 : 0).ToList();

        var rhythm = SignInRhythm.Of(counts, end)!;

        var monday = end.AddDays(5).AddHours(15);
        Assert.Equal(DayOfWeek.Monday, monday.DayOfWeek);
        Assert.Equal(0, rhythm.Judge(monday, [], monday.AddHours(14)).Both, 6);
        Assert.True(rhythm.Judge(monday.AddHours(15), [], monday.AddHours(17)).Both > rhythm.Alarming);
        Assert.Equal(180, rhythm.PerDay);
    }

    private async Task CheckAsync(TimeSpan later = default)
    {
        bench.Clock.Advance(later);
        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        var position = await context.LogPositions.SingleOrDefaultAsync(Token);
        if (position is null)
        {
            position = new LogPosition { LogId = "900", LogAt = Now };
            context.Add(position);
        }

        position.ReadAt = Now;
        await context.SaveChangesAsync(Token);
        await bench.Get<SilenceWatch>().CheckAsync(Token);
    }

    /// <summary>Eight weeks, Monday to Friday, 8 to 16.</summary>
    private async Task AddWorkingWeeksAsync(int perHour, DateTimeOffset until, Guid? connection = null)
    {
        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        for (var hour = SignInCount.HourOf(until.AddDays(-56)); hour < until; hour = hour.AddHours(1))
        {
            if (hour is { DayOfWeek: not (DayOfWeek.Saturday or DayOfWeek.Sunday), Hour: >= 8 and < 16 })
            {
                context.Add(Count(hour, perHour > 0 ? perHour : hour.Hour == 9 ? 1 : 0, connection));
            }
        }

        await context.SaveChangesAsync(Token);
    }

    private async Task AddHourAsync(DateTimeOffset hour, int count)
    {
        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        context.Add(Count(SignInCount.HourOf(hour), count));
        await context.SaveChangesAsync(Token);
    }

    private SignInCount Count(DateTimeOffset hour, int count, Guid? connection = null) => new()
    {
        ConnectionId = connection ?? record.Id,
        Hour = hour,
        Succeeded = true,
        IsTest = false,
        Cause = "",
        Count = count,
        Last = hour.AddMinutes(59),
    };
}
