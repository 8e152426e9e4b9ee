using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using SupportConsole.App.Parts;
using SupportConsole.Tests.Fetching.Support;

namespace SupportConsole.Tests.Fetching;

/// <summary>Name servers that lie, dither or say nothing.</summary>
public sealed class NameTests
{
    private static readonly Uri Idp = new("https://idp.example.com/metadata");

    [Fact]
    public async Task A_name_is_looked_up_once_and_the_checked_address_is_connected_to()
    {
        await using var server = await RunningServer.StartAsync(http => http.Response.WriteAsync("here"));
        var answers = new Queue<IPAddress>([IPAddress.Loopback, IPAddress.Parse("10.0.0.1")]);
        await using var running = new RunningFetcher(_ => [answers.Dequeue()], settings => settings.AllowLoopback = true);

        var first = await running.GetAsync(server.For("idp.localhost"));
        var second = await running.CodeAsync(server.For("idp.localhost"));

        Assert.Equal("here"u8.ToArray(), first.Value.Bytes.ToArray());
        Assert.Equal("fetch.address", second);
        Assert.Equal(2, running.Asked.Count);
    }

    [Theory]
    [InlineData("8.8.8.8", "10.0.0.1")]
    [InlineData("10.0.0.1", "8.8.8.8")]
    [InlineData("2600:1f18::1", "::1")]
    [InlineData("8.8.8.8", "169.254.169.254")]
    public async Task One_inner_address_among_public_ones_refuses_the_name(params string[] addresses)
    {
        await using var running = new RunningFetcher(_ => [.. addresses.Select(IPAddress.Parse)]);

        Assert.Equal("fetch.address", await running.CodeAsync(Idp));
    }

    [Fact]
    public async Task A_name_without_addresses_and_one_with_too_many_are_refused()
    {
        await using var none = new RunningFetcher(_ => []);
        await using var many = new RunningFetcher(_ => [.. Enumerable.Range(0, 101).Select(last => IPAddress.Parse($"8.8.8.{last}"))]);
        await using var hundred = new RunningFetcher(_ => [.. Enumerable.Range(0, 99).Select(last => IPAddress.Parse($"8.8.8.{last}")), IPAddress.Parse("10.0.0.1")]);

        Assert.Equal("fetch.dns-none", await none.CodeAsync(Idp));
        Assert.Equal("fetch.dns-none", await many.CodeAsync(Idp));
        Assert.Equal("fetch.address", await hundred.CodeAsync(Idp));
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, "fetch.dns-none")]
    [InlineData(SocketError.NoData, "fetch.dns-none")]
    [InlineData(SocketError.TryAgain, "fetch.dns-failed")]
    [InlineData(SocketError.NoRecovery, "fetch.dns-failed")]
    public async Task A_name_servers_failure_is_named(SocketError error, string code)
    {
        await using var running = new RunningFetcher(resolver: (_, _) => throw new SocketException((int)error));

        Assert.Equal(code, await running.CodeAsync(Idp));
    }

    [Fact]
    public async Task A_slow_name_server_is_given_up_after_three_seconds()
    {
        var begun = new TaskCompletionSource();
        await using var running = new RunningFetcher(resolver: (_, _) =>
        {
            begun.SetResult();
            return new TaskCompletionSource<IPAddress[]>().Task;
        });

        var fetch = running.CodeAsync(Idp);
        await begun.Task.WaitAsync(RunningFetcher.Token);
        running.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("fetch.dns-slow", await fetch);
    }

    [Fact]
    public async Task A_public_name_that_leads_to_loopback_is_refused_even_where_loopback_is_open()
    {
        await using var running = RunningFetcher.OnLoopback();

        Assert.Equal("fetch.address", await running.CodeAsync(Idp));
    }

    [Fact]
    public async Task A_loopback_name_that_leads_elsewhere_is_refused_where_loopback_is_open()
    {
        await using var running = new RunningFetcher(_ => [IPAddress.Parse("8.8.8.8")], settings => settings.AllowLoopback = true);

        Assert.Equal("fetch.address", await running.CodeAsync(new Uri("http://localhost:8080/")));
    }
}
