using SupportConsole.App.Fetching;
using SupportConsole.Auth0.Emulator;
using SupportConsole.DemoIdp;
using SupportConsole.Tests.Fetching.Support;

namespace SupportConsole.Tests.Fetching;

public sealed class MadeUpHostTests
{
    private static readonly Uri Discovery = new("https://login.demo-customer.example/.well-known/openid-configuration");

    [Fact]
    public async Task In_Development_the_demo_identity_provider_is_fetched_by_its_made_up_name()
    {
        var hosts = new LoopbackHosts();
        await using var idp = await DemoIdentityProvider.StartAsync(new DemoIdpOptions { Hosts = hosts }, TimeProvider.System, RunningFetcher.Token);
        await using var fetcher = new RunningFetcher(configure: settings =>
        {
            settings.AllowLoopback = true;
            settings.FindOnThisMachine = hosts.Find;
        });

        var read = await fetcher.Fetcher.GetAsync(Discovery, FetchLimits.Discovery, RunningFetcher.Token);

        Assert.True(read.IsOk, read.Problem?.ToString());
        Assert.Contains(idp.Issuer, System.Text.Encoding.UTF8.GetString(read.Value.Bytes.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "http://127.0.0.1:1/")]
    [InlineData(true, "http://192.0.2.7/")]
    public async Task Outside_Development_and_off_this_machine_a_made_up_host_leads_nowhere(bool allowsLoopback, string elsewhere)
    {
        await using var fetcher = new RunningFetcher(configure: settings =>
        {
            settings.AllowLoopback = allowsLoopback;
            settings.FindOnThisMachine = _ => new Uri(elsewhere);
        });

        var read = await fetcher.Fetcher.GetAsync(Discovery, FetchLimits.Discovery, RunningFetcher.Token);

        Assert.Equal("fetch.dns-none", read.Problem?.Code);
        Assert.Equal([Discovery.Host], fetcher.Asked);
    }

    [Fact]
    public async Task The_demo_identity_provider_keeps_its_certificate_over_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("demo-idp-").FullName;
        var options = new DemoIdpOptions { KeyDirectory = directory };
        string before;
        await using (var first = await DemoIdentityProvider.StartAsync(options, TimeProvider.System, RunningFetcher.Token))
        {
            before = first.Metadata;
        }

        await using var second = await DemoIdentityProvider.StartAsync(options, TimeProvider.System, RunningFetcher.Token);

        Assert.Equal(before, second.Metadata);
        Directory.Delete(directory, recursive: true);
    }
}
