using SupportConsole.App.Status;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Support;

namespace SupportConsole.Tests.Status;

/// <summary>Auth0 meters tokens: whoever opens the settings often fetches one.</summary>
public sealed class AccessCheckTests
{
    [Theory]
    [InlineData(null, 10)]
    [InlineData("update:connections_options", 1)]
    public async Task Many_looks_fetch_one_token_until_it_is_time_also_if_the_clock_went_back(string? missing, int minutes)
    {
        var scopes = missing is null ? new EmulatorOptions().Scopes : EmulatorScopes.Without(missing);
        await using var connected = await ConnectedTenant.StartAsync(new EmulatorOptions { Scopes = scopes });
        using var check = new AccessCheck(connected.Tenant, connected.Clock);

        for (var looks = 0; looks < 5; looks++)
        {
            Assert.True((await check.GetAsync(ConnectedTenant.Token)).IsOk);
        }

        Assert.Equal(1, CountTokens(connected));
        connected.Clock.SetBack(TimeSpan.FromDays(1));
        connected.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await check.GetAsync(ConnectedTenant.Token);
        Assert.Equal(2, CountTokens(connected));
    }

    private static int CountTokens(ConnectedTenant connected) =>
        connected.Calls.Count(call => call.Contains("oauth/token", StringComparison.Ordinal));
}
