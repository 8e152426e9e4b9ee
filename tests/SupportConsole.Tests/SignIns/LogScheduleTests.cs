using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportConsole.App.Record;
using SupportConsole.App.SignIns;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation;
using SupportConsole.Tests.SignIns.Support;

namespace SupportConsole.Tests.SignIns;

/// <summary>When the console reads the tenant's log, and what it does when that fails.</summary>
public sealed class LogScheduleTests : IAsyncLifetime
{
    private const string LogPath = "/api/v2/logs";

    private SignInBench bench = null!;
    private ConnectionRecord record = null!;
    private LogSchedule schedule = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        bench = await SignInBench.StartAsync();
        record = await bench.CreateAsync(Protocol.Saml);
        schedule = ActivatorUtilities.CreateInstance<LogSchedule>(bench.Get<IServiceProvider>(), new SignInSettings { ReadEvery = 60 });
        bench.Tenant.ForgetRequests();
    }

    public async ValueTask DisposeAsync()
    {
        await schedule.StopAsync(Token);
        schedule.Dispose();
        await bench.DisposeAsync();
    }

    [Fact]
    public async Task The_log_is_read_a_minute_after_the_start_and_every_minute_from_then_on()
    {
        Write(1);
        await ((IHostedService)schedule).StartAsync(Token);
        var atStart = Calls;
        await TurnAsync(() => CountAsync(1));
        Write(2);

        await TurnAsync(() => CountAsync(2));

        Assert.Equal(0, atStart);
        Assert.Null(schedule.Problem);

        // The oldest entry, a page and its end at first; then a page and its end.
        Assert.InRange(Calls, 3, 8);
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_is_said_and_read_the_next_time()
    {
        bench.Tenant.Faults.Add("GET", LogPath, Fault.Body(400, "application/json", "{}"));
        Write(1);
        await ((IHostedService)schedule).StartAsync(Token);

        await TurnAsync(() => Task.FromResult(schedule.Problem is not null));
        await TurnAsync(() => CountAsync(1));

        await TurnAsync(() => Task.FromResult(schedule.Problem is null));
        Assert.Null(schedule.Problem);
    }

    [Fact]
    public async Task A_schedule_that_is_turned_off_reads_nothing()
    {
        var off = ActivatorUtilities.CreateInstance<LogSchedule>(bench.Get<IServiceProvider>(), new SignInSettings { ReadEvery = 0 });

        await off.StartAsync(Token);
        await off.ExecuteTask!;

        Assert.Equal(0, Calls);
        off.Dispose();
    }

    private int Calls => bench.Tenant.Requests.Count(request => request.Path == LogPath);

    private async Task<bool> CountAsync(int events)
    {
        await using var context = await bench.Contexts.CreateDbContextAsync(Token);
        return await context.SignInEvents.CountAsync(Token) == events;
    }

    /// <summary>Lets minutes pass until the schedule has done it.</summary>
    private async Task TurnAsync(Func<Task<bool>> isDone)
    {
        for (var turn = 0; turn < 200; turn++)
        {
            if (await isDone())
            {
                return;
            }

            if (turn % 20 == 0)
            {
                bench.Clock.Advance(TimeSpan.FromSeconds(60));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Token);
        }

        Assert.Fail("It was not done within ten seconds.");
    }

    private void Write(int number) => bench.Tenant.Dashboard.AddLog(new JsonObject
    {
        ["log_id"] = $"900{number:D12}",
        ["date"] = bench.Clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["type"] = "s",
        ["connection_id"] = record.Auth0Id!.Value,
        ["client_id"] = "DedicatedConsole0000000000000001",
        ["user_id"] = "samlp|acme|priya",
    });
}
