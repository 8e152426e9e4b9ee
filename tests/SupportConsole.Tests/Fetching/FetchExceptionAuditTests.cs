using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Fetching;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Fetching;

/// <summary>Every change of a door in the guard is on record, once.</summary>
public sealed class DoorRecordTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private RecordFile record = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => record = await RecordFile.CreateAsync(clock);

    public ValueTask DisposeAsync() => record.DisposeAsync();

    [Fact]
    public async Task A_door_is_recorded_when_it_opens_changes_ends_and_goes_and_not_at_every_start()
    {
        var first = Door("Ana", 10);
        await StartAsync(first);
        await StartAsync(first);
        Assert.Equal([FetchExceptionAudit.Opened], await ActionsAsync());

        var longer = Door("Ben", 12);
        await StartAsync(longer);
        await StartAsync(longer);
        Assert.Equal([FetchExceptionAudit.Opened, FetchExceptionAudit.Changed], await ActionsAsync());

        clock.Advance(TimeSpan.FromDays(12));
        await StartAsync(longer);
        await StartAsync(longer);
        await StartAsync();
        Assert.Equal([FetchExceptionAudit.Opened, FetchExceptionAudit.Changed, FetchExceptionAudit.Expired], await ActionsAsync());

        await StartAsync(Door("Ben", 30));
        await StartAsync();
        await StartAsync();
        Assert.Equal([FetchExceptionAudit.Opened, FetchExceptionAudit.Changed, FetchExceptionAudit.Expired, FetchExceptionAudit.Opened, FetchExceptionAudit.Closed], await ActionsAsync());
    }

    [Fact]
    public async Task A_door_that_ends_while_the_console_runs_is_recorded_within_a_minute()
    {
        var minutes = new PauseClock(TimeSpan.FromMinutes(1));
        using var doors = new FetchExceptionAudit(Settings(Door("Ana", 10)), record.Contexts, minutes, NullLogger<FetchExceptionAudit>.Instance);
        await doors.StartAsync(Token);
        await minutes.LookedAsync();

        minutes.Advance(TimeSpan.FromDays(12));
        await minutes.LookedAsync();
        await doors.StopAsync(Token);

        Assert.Equal([FetchExceptionAudit.Opened, FetchExceptionAudit.Expired], await ActionsAsync());
    }

    [Fact]
    public async Task The_record_names_host_owner_and_end()
    {
        await StartAsync(Door("Ana", 10));

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var entry = await context.AuditEntries.SingleAsync(Token);
        Assert.Equal(("idp.corp.internal", "console"), (entry.Subject, entry.Actor));
        Assert.Contains("idp.corp.internal (owner Ana, until 2026-06-10)", entry.Summary, StringComparison.Ordinal);
        Assert.Equal("""{"owner":"Ana","until":"2026-06-10"}""", entry.After);
    }

    [Fact]
    public async Task A_door_without_an_owner_opens_nothing_and_is_not_recorded()
    {
        await StartAsync(Door("", 10));

        Assert.Empty(await ActionsAsync());
    }

    private static AllowedPrivate Door(string owner, int day) => new() { HostOrCidr = "idp.corp.internal", Owner = owner, Until = new DateOnly(2026, 6, day) };

    private static FetchSettings Settings(params AllowedPrivate[] doors)
    {
        var settings = new FetchSettings();
        foreach (var door in doors)
        {
            settings.AllowedPrivate.Add(door);
        }

        return settings;
    }

    private async Task StartAsync(params AllowedPrivate[] doors)
    {
        using var keeper = new FetchExceptionAudit(Settings(doors), record.Contexts, clock, NullLogger<FetchExceptionAudit>.Instance);
        await keeper.RecordAsync(Token);
    }

    private async Task<List<string>> ActionsAsync()
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        return await context.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync(Token);
    }
}
