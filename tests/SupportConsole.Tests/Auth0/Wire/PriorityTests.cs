using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Support;
using static SupportConsole.Tests.Auth0.Support.ConnectedTenant;

namespace SupportConsole.Tests.Auth0.Wire;

public sealed class PriorityTests
{
    private static readonly ConnectionListRequest FirstPage = new();

    [Fact]
    public void The_background_mark_flows_into_calls_and_ends_when_disposed()
    {
        using (TenantPriority.Background())
        {
            using (TenantPriority.Background())
            {
                Assert.True(TenantPriority.IsBackground);
            }

            Assert.True(TenantPriority.IsBackground);
        }

        Assert.False(TenantPriority.IsBackground);
    }

    [Fact]
    public async Task Background_work_leaves_half_of_the_budget_to_operators()
    {
        await using var connected = await StartAsync(configure: options => options.RequestsPerSecond = 10);
        await connected.SignInAsync();

        await InBackground(connected, 5);
        var atOnce = connected.Clock.Waits.Count;
        await InBackground(connected, 1);
        var ofBackground = connected.Clock.Waits.Count;
        for (var n = 0; n < 5; n++)
        {
            await connected.Tenant.ListConnectionsAsync(FirstPage, Token);
        }

        Assert.Equal(0, atOnce);
        Assert.NotEqual(0, ofBackground);
        Assert.Equal(ofBackground, connected.Clock.Waits.Count);
    }

    [Fact]
    public async Task No_more_calls_are_sent_than_the_budget_allows()
    {
        await using var connected = await StartAsync(configure: options => options.RequestsPerSecond = 2);
        await connected.SignInAsync();
        var began = connected.Clock.GetUtcNow();

        for (var n = 0; n < 12; n++)
        {
            await connected.Tenant.ListConnectionsAsync(FirstPage, Token);
        }

        Assert.Equal(5, (connected.Clock.GetUtcNow() - began).TotalSeconds, tolerance: 0.1);
    }

    [Fact]
    public async Task Background_work_pauses_while_little_of_the_rate_limit_is_left()
    {
        await using var connected = await StartAsync(new EmulatorOptions { RateLimit = new RateLimit(10, 0.5) });
        await connected.SignInAsync();
        for (var n = 0; n < 8; n++)
        {
            await connected.Tenant.ListConnectionsAsync(FirstPage, Token);
        }

        var waitsOfOperators = connected.Clock.Waits.Count;
        await InBackground(connected, 1);

        Assert.Equal(0, waitsOfOperators);
        Assert.InRange(Assert.Single(connected.Clock.Waits).TotalSeconds, 10, 60);
        Assert.DoesNotContain(connected.Emulator.Requests, request => request.Status == 429);
    }

    [Fact]
    public async Task A_hundred_background_calls_meet_no_429()
    {
        await using var connected = await StartAsync(
            new EmulatorOptions { RateLimit = new RateLimit(10, 2) },
            options => options.RequestsPerSecond = 2);

        await InBackground(connected, 100);

        Assert.Equal(100, connected.Calls.Count(call => call == "GET /api/v2/connections"));
        Assert.DoesNotContain(connected.Emulator.Requests, request => request.Status == 429);
    }

    [Fact]
    public async Task A_cancelled_caller_gives_its_turn_back()
    {
        await using var connected = await StartAsync(configure: options => options.RequestsPerSecond = 10);
        await connected.SignInAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connected.Tenant.ListConnectionsAsync(FirstPage, cancelled.Token));

        Assert.Empty(connected.Emulator.Requests);
    }

    private static async Task InBackground(ConnectedTenant connected, int calls)
    {
        using var background = TenantPriority.Background();
        for (var n = 0; n < calls; n++)
        {
            Assert.True((await connected.Tenant.ListConnectionsAsync(FirstPage, Token)).IsOk);
        }
    }
}
