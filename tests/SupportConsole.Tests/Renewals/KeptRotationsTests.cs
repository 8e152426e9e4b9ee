using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Renewals.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Renewals;

/// <summary>What the figures of rotations need is kept by triggers, so that it is there with the rotation or not at all.</summary>
public sealed class KeptRotationsTests
{
    private const string Before = "20261129083556_HealthColumns";
    private static readonly DateTimeOffset At = new(2026, 10, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rotation_that_settles_keeps_its_figures()
    {
        await using var bench = await ChangeBench.StartAsync(TimeProvider.System);
        var record = await bench.CreatedAsync(Protocol.Oidc);
        var expiry = TimeProvider.System.GetUtcNow().AddDays(3);
        await using var context = await bench.Record.Contexts.CreateDbContextAsync(Token);
        await context.Credentials.ExecuteUpdateAsync(update => update.SetProperty(row => row.ExpiresAt, expiry), Token);

        var plan = ChangeDesk.Must(await bench.Planner.PlanRotateSecretAsync(record.Id, ChangeDesk.NextSecret, null, Token));
        var change = ChangeDesk.Must(await bench.Runner.ApplyAsync(plan, ChangeDesk.Order(ChangeDesk.Administrator)));

        Assert.Equal(ChangeState.Confirmed, change.State);
        var kept = await context.Rotations.Include(row => row.Change).SingleAsync(Token);
        Assert.Equal((record.Id, expiry), (kept.ConnectionId, kept.PreviousExpiry!.Value));
        Assert.Equal(kept.Change.SettledAt, kept.At);
        Assert.Equal((RotationTiming.Late, kept.At.UtcDateTime.ToString("yyyyMM")), (kept.Timing, $"{kept.Month}"));
        Assert.Equal((1, 0), ((await context.RotationCounts.SingleAsync(Token)).Count, context.RotationCounts.Single().WithHours));
    }

    [Fact]
    public async Task A_console_that_stops_before_the_commit_keeps_neither_the_rotation_nor_its_figures()
    {
        await using var record = await RecordFile.CreateAsync();
        var rows = new RotationRows(record);
        var (change, previous, reminder) = rows.Rotation(await rows.AddConnectionAsync("acme-oidc"), At, 40, 5);
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            await using var transaction = await context.Database.BeginTransactionAsync(Token);
            context.AddRange(change, previous);
            context.AddRange(reminder);
            await context.SaveChangesAsync(Token);
            Assert.Equal((1, 1), (await context.Rotations.CountAsync(Token), await context.RotationCounts.CountAsync(Token)));
        }

        await using var after = await record.Contexts.CreateDbContextAsync(Token);

        Assert.False(await after.Changes.AnyAsync(Token) || await after.Rotations.AnyAsync(Token) || await after.RotationCounts.AnyAsync(Token));
    }

    [Fact]
    public async Task The_migration_fills_in_the_rotations_of_an_older_record()
    {
        await using var record = await RecordFile.CreateAsync();
        var rows = new RotationRows(record);
        await rows.RotateAsync(await rows.AddConnectionAsync("late-saml", protocol: Protocol.Saml), At, 2, remindedHours: 48);
        await rows.RotateAsync(await rows.AddConnectionAsync("early-oidc"), At, 40, remindedHours: 48, new(At.AddHours(-4), CustomerMessageSource.Paste));
        await rows.RotateAsync(await rows.AddConnectionAsync("unknown-oidc"), At, daysLeft: null);
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            await context.GetService<IMigrator>().MigrateAsync(Before, Token);
        }

        Assert.True((await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token)).IsOk);

        var list = await new PastRotations(record.Contexts).ReadAsync(At.AddMonths(-1), new RotationQuery(), Token);

        var figures = Assert.Single(list.Figures);
        Assert.Equal([1, 1, 0, 1], Enum.GetValues<RotationTiming>().Select(figures.Count));
        Assert.Equal((26, "1 from the paste, 1 from the first reminder"), (figures.MedianHours, figures.CountedFrom));
        Assert.Equal(
            [("early-oidc", "early-oidc Corp", 4d), ("late-saml", "late-saml Corp", 48d), ("unknown-oidc", "unknown-oidc Corp", null)],
            list.Page.Rows.Select(row => (row.Connection, row.Customer, row.ToLive?.TotalHours)).Order());
    }

    [Fact]
    public async Task After_writes_of_every_kind_the_kept_rows_are_those_that_the_migration_would_write()
    {
        await using var record = await RecordFile.CreateAsync();
        var rows = new RotationRows(record);
        var connections = new List<ConnectionRecord>();
        foreach (var provider in new[] { IdentityProvider.Okta, IdentityProvider.EntraId, IdentityProvider.Keycloak })
        {
            connections.Add(await rows.AddConnectionAsync($"c{(int)provider}-oidc", provider));
            connections.Add(await rows.AddConnectionAsync($"c{(int)provider}-saml", provider, Protocol.Saml));
        }

        for (var number = 0; number < 60; number++)
        {
            var at = At.AddDays(-7 * number);
            var message = number % 3 == 0 ? new CustomerMessage(at.AddHours(1 - number), (CustomerMessageSource)(1 + (number % 2))) : null;
            await rows.RotateAsync(connections[number % 6], at, number % 4 == 0 ? null : (number % 30) - 8, number % 5 < 2 ? number : null, message);
        }

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        await context.Connections.Where(row => row.Id == connections[0].Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.IdentityProvider, IdentityProvider.PingOne), Token);
        (await context.Clusters.SingleAsync(row => row.Id == connections[1].ClusterId, Token)).Customer = "C1-SAML CORP";
        await context.SaveChangesAsync(Token);
        await context.Credentials.Where(row => row.ConnectionId == connections[2].Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.ExpiresAt, (DateTimeOffset?)At), Token);
        await context.Credentials.Where(row => row.ConnectionId == connections[3].Id && row.ReplacedAt > At.AddDays(-100)).ExecuteDeleteAsync(Token);
        await context.Changes.Where(row => row.ConnectionId == connections[4].Id && row.SettledAt > At.AddDays(-100)).ExecuteUpdateAsync(update => update.SetProperty(row => row.State, ChangeState.Refused), Token);
        await context.Changes.Where(row => row.ConnectionId == connections[5].Id && row.SettledAt > At.AddDays(-100)).ExecuteDeleteAsync(Token);
        var kept = await SnapshotAsync(record);
        await context.GetService<IMigrator>().MigrateAsync(Before, Token);
        Assert.True((await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token)).IsOk);

        Assert.Equal(await SnapshotAsync(record), kept);
        Assert.Contains(kept, row => row.Contains("C1-SAML CORP", StringComparison.Ordinal));
        Assert.True(kept.Count > 80, $"only {kept.Count} rows");
    }

    [Fact]
    public async Task The_order_in_which_a_rotation_is_written_does_not_matter()
    {
        await using var record = await RecordFile.CreateAsync();
        var rows = new RotationRows(record);
        var (change, previous, reminder) = rows.Rotation(await rows.AddConnectionAsync("acme-oidc"), At, 40, 5);
        foreach (var part in new[] { [change], reminder, [previous] })
        {
            await using var saving = await record.Contexts.CreateDbContextAsync(Token);
            saving.AddRange(part);
            await saving.SaveChangesAsync(Token);
        }

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var kept = await context.Rotations.SingleAsync(Token);

        Assert.Equal((RotationTiming.OnTime, TimeSpan.FromHours(5).Ticks), (kept.Timing, kept.ToLive));
    }

    [Fact]
    public async Task A_rotation_that_settles_without_a_previous_credential_is_kept_once_it_is_confirmed()
    {
        await using var record = await RecordFile.CreateAsync();
        var rows = new RotationRows(record);
        var (change, _, _) = rows.Rotation(await rows.AddConnectionAsync("acme-oidc"), At, 40, null);
        change.State = ChangeState.Refused;
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.Add(change);
        await context.SaveChangesAsync(Token);
        var refused = await context.Rotations.CountAsync(Token);

        await context.Changes.ExecuteUpdateAsync(update => update.SetProperty(row => row.State, ChangeState.Confirmed), Token);

        Assert.Equal(0, refused);
        var kept = await context.Rotations.AsNoTracking().SingleAsync(Token);
        Assert.Equal((RotationTiming.Unknown, null, 202610), (kept.Timing, kept.ToLive, kept.Month));
        Assert.Equal(1, (await context.RotationCounts.AsNoTracking().SingleAsync(Token)).Count);
    }

    private static async Task<List<string>> SnapshotAsync(RecordFile record)
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var rotations = await context.Rotations.AsNoTracking().OrderBy(row => row.At).ThenBy(row => row.ChangeId).ToListAsync(Token);
        var counts = await context.RotationCounts.AsNoTracking()
            .OrderBy(row => row.Month).ThenBy(row => row.IdentityProvider).ThenBy(row => row.Timing).ThenBy(row => row.CountedFrom).ToListAsync(Token);
        return
        [
            .. rotations.Select(row => $"{row.ChangeId} {row.ConnectionId} {row.Customer} {row.IdentityProvider} {row.At:O} {row.PreviousExpiry:O} {row.RemindedAt:O} {row.Month} {row.Timing} {row.ToLive} {row.CountedFrom} {row.Took}"),
            .. counts.Select(row => $"{row.Month} {row.IdentityProvider} {row.Timing} {row.CountedFrom} {row.Count} {row.WithHours}"),
        ];
    }
}
