using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation;
using SupportConsole.Tests.SignIns.Support;

namespace SupportConsole.Tests.SignIns;

/// <summary>The tenant's log on its way into the database: each entry once, whatever happens in between.</summary>
public sealed class LogIntakeTests : IAsyncLifetime
{
    private SignInBench bench = null!;
    private ConnectionRecord record = null!;
    private int written;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => bench.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        bench = await SignInBench.StartAsync();
        record = await bench.CreateAsync(Protocol.Saml);
        await bench.Get<TestApplication>().FindAsync(Token);
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Every_sign_in_of_a_long_log_is_read_once_and_a_console_that_restarts_reads_on()
    {
        foreach (var minute in Enumerable.Range(0, 450))
        {
            Write(Now.AddMinutes(minute - 450), minute % 3 == 0 ? "f" : "s");
            Write(Now.AddMinutes(minute - 450), "sapi");
        }

        var first = await ReadAsync();
        var again = await ReadAsync();
        Write(Now, "s");
        var restarted = await ActivatorUtilities.CreateInstance<LogIntake>(bench.Get<IServiceProvider>()).ReadAsync(Token);

        Assert.Equal((450, 0, 1), (first, again, restarted.Value));
        var events = await EventsAsync();
        Assert.Equal(451, events.Count);
        Assert.Equal(150, events.Count(row => !row.Succeeded));
        var overview = await bench.OverviewAsync(record.Id);
        Assert.Equal((301, 150), (overview.Days.Sum(day => day.Successes), overview.Days.Sum(day => day.Failures)));
        Assert.Equal(("saml.audience", 150), (overview.Failures.Single().Cause?.Id, overview.Failures.Single().Count));
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_when_the_tenant_fails_at_any_page()
    {
        foreach (var minute in Enumerable.Range(0, 450))
        {
            Write(Now.AddMinutes(minute - 450), "s");
        }

        for (var page = 1; page <= 6; page++)
        {
            bench.Tenant.Faults.Add("GET", "/api/v2/logs", Fault.Body(400, "application/json", "{}"), skip: page);
            await bench.Get<LogIntake>().ReadAsync(Token);
        }

        await ReadAsync();

        Assert.Equal(450, (await EventsAsync()).Count);
    }

    [Fact]
    public async Task An_entry_that_Auth0_adds_late_is_found_and_read_once()
    {
        Write(Now.AddMinutes(-10), "s", place: 10);
        Write(Now.AddMinutes(-1), "s", place: 30);
        await ReadAsync();

        Write(Now.AddMinutes(-3), "s", place: 20);
        var late = await ReadAsync();
        var again = await ReadAsync();

        Assert.Equal((1, 0), (late, again));
        Assert.Equal(3, (await EventsAsync()).Count);
    }

    [Fact]
    public async Task A_pause_longer_than_the_log_reads_what_is_left_and_says_which_time_is_missing()
    {
        Write(Now.AddMinutes(-10), "s");
        await ReadAsync();
        var readAt = Now;
        bench.Clock.Advance(TimeSpan.FromDays(3));
        bench.Tenant.Dashboard.DropLogs(bench.Tenant.Dashboard.Logs.Count);
        Write(Now.AddHours(-5), "s");
        Write(Now.AddHours(-4), "f");

        var read = await ReadAsync();

        var position = (await bench.OverviewAsync(record.Id)).Position!;
        Assert.Equal(2, read);
        Assert.Equal((readAt, Now.AddHours(-5)), (position.GapFrom, position.GapUntil));
        Assert.Equal(Now, position.ReadAt);
    }

    [Fact]
    public async Task A_quiet_tenant_has_no_gap_and_short_pauses_do_not_ask_for_the_oldest_entry()
    {
        Write(Now.AddMinutes(-10), "s");
        await ReadAsync();
        bench.Tenant.ForgetRequests();
        bench.Clock.Advance(TimeSpan.FromHours(20));
        await ReadAsync();
        var shortPause = bench.Tenant.Requests.Where(request => request.Path == "/api/v2/logs").ToList();
        bench.Clock.Advance(TimeSpan.FromDays(3));

        await ReadAsync();

        Assert.DoesNotContain(shortPause, request => request.Query.Contains("sort", StringComparison.Ordinal));
        Assert.Null((await bench.OverviewAsync(record.Id)).Position!.GapFrom);
    }

    [Fact]
    public async Task A_person_is_kept_as_a_keyed_hash_and_nothing_else_of_the_entry_that_tells_who_or_where()
    {
        Write(Now.AddMinutes(-10), "s");

        await ReadAsync();

        var row = Assert.Single(await EventsAsync());
        Assert.Equal(bench.Get<LogEventReader>().HashOf("samlp|acme|priya"), row.User);
        var found = await bench.Get<SignInReader>().LookUpAsync(record.Id, "samlp|acme|priya", Token);
        Assert.Equal(row.At, Assert.Single(found).At);
        var database = await bench.DatabaseTextAsync();
        foreach (var personal in new[] { "priya", "203.0.113.7", "Mozilla", "token-Xy12" })
        {
            Assert.DoesNotContain(personal, database, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_first_sign_in_of_a_user_makes_a_connection_live_and_a_test_does_not()
    {
        var test = bench.Tenant.Options.Clients.Single(client => client.Name == TestClient.Name).ClientId;
        Write(Now.AddMinutes(1), "s", client: test);
        bench.Clock.Advance(TimeSpan.FromMinutes(10));
        await ReadAsync();
        var afterTest = (await bench.Desk.ReadAsync(record.Id)).State;

        Write(Now, "s");
        await ReadAsync();

        var live = await bench.Desk.ReadAsync(record.Id);
        Assert.Equal(ConnectionState.ReadyToTest, afterTest);
        Assert.Equal((ConnectionState.Live, Now), (live.State, live.StateSince));
        var step = (await bench.Get<GoLiveReader>().FindAsync(record.Id, Token))[^1];
        Assert.Equal((Now, "first sign-in of a user in the tenant's log"), (step.At, step.Source));
        Assert.Equal([true, false], (await EventsAsync()).Select(row => row.IsTest));
    }

    [Fact]
    public async Task Sign_ins_are_deleted_after_their_stated_life()
    {
        Write(Now.AddMinutes(-10), "s");
        await ReadAsync();
        bench.Clock.Advance(TimeSpan.FromDays(80));
        Write(Now.AddMinutes(-10), "s");
        await ReadAsync();

        bench.Clock.Advance(TimeSpan.FromDays(15));
        await bench.Get<LogIntake>().PruneAsync(Token);

        Assert.Single(await EventsAsync());
        await AssertCountsAreRightAsync();
    }

    [Fact]
    public async Task A_late_entry_older_than_the_stated_life_leaves_nothing_behind_either()
    {
        Write(Now.AddDays(-91), "s");
        Write(Now.AddDays(-90).AddMinutes(-1), "f");
        Write(Now.AddDays(-89), "s");
        await ReadAsync();

        await bench.Get<LogIntake>().PruneAsync(Token);

        Assert.InRange((await EventsAsync()).Count, 1, 2);
        await AssertCountsAreRightAsync();
    }

    [Fact]
    public async Task A_long_past_is_deleted_in_whole_hours_with_its_counts()
    {
        foreach (var number in Enumerable.Range(0, 5200))
        {
            Write(Now.AddDays(-100).AddSeconds(number * 5), number % 7 == 0 ? "f" : "s");
        }

        Write(Now.AddMinutes(-10), "s");
        await ReadAsync();

        await bench.Get<LogIntake>().PruneAsync(Token);

        Assert.Single(await EventsAsync());
        await AssertCountsAreRightAsync();
    }

    private async Task<int> ReadAsync()
    {
        var read = await bench.Get<LogIntake>().ReadAsync(Token);
        Assert.True(read.IsOk, read.Problem?.ToString());
        await AssertCountsAreRightAsync();
        return read.Value;
    }

    /// <summary>The hourly counts say what the sign-ins say, whatever came when.</summary>
    private async Task AssertCountsAreRightAsync()
    {
        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        var counts = await context.SignInCounts.AsNoTracking().ToListAsync(Token);
        var events = await context.SignInEvents.AsNoTracking().ToListAsync(Token);
        var expected = events
            .GroupBy(row => (row.ConnectionId, Hour: SignInCount.HourOf(row.At), row.Succeeded, row.IsTest, row.Cause))
            .Select(same => (same.Key, Count: same.Count(), Last: same.Max(row => row.At)));
        Assert.Equal(
            expected.OrderBy(one => one.Key),
            counts
                .Select(row => (Key: (row.ConnectionId, row.Hour, row.Succeeded, row.IsTest, row.Cause), row.Count, row.Last))
                .OrderBy(one => one.Key));
    }

    private async Task<IReadOnlyList<SignInEvent>> EventsAsync()
    {
        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        return await context.SignInEvents.AsNoTracking().Where(row => row.ConnectionId == record.Id).OrderBy(row => row.At).ToListAsync(Token);
    }

    /// <summary>Adds an entry to the tenant's log, with everything that Auth0 shows of a person.</summary>
    /// <param name="place">Its place in the log's order; the next one by default.</param>
    private void Write(DateTimeOffset at, string type, int? place = null, string client = "DedicatedConsole0000000000000001") =>
        bench.Tenant.Dashboard.AddLog(new JsonObject
        {
            ["log_id"] = $"900{place ?? ++written:D12}",
            ["date"] = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture),
            ["type"] = type,
            ["connection_id"] = record.Auth0Id!.Value,
            ["connection"] = record.Name.Value,
            ["client_id"] = client,
            ["user_id"] = "samlp|acme|priya",
            ["user_name"] = "priya@acme.example",
            ["ip"] = "203.0.113.7",
            ["user_agent"] = "Mozilla/5.0",
            ["description"] = type == "f" ? "Audience is invalid. Configured: urn:auth0:acme:priya" : "",
            ["details"] = new JsonObject { ["accessToken"] = "token-Xy12" },
        });
}
