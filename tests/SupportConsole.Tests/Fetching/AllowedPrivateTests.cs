using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Fetching;
using SupportConsole.App.Parts;
using SupportConsole.Tests.Fetching.Support;

namespace SupportConsole.Tests.Fetching;

/// <summary>Exceptions for private identity providers: narrow, owned, and over after their last day.</summary>
public sealed class AllowedPrivateTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Theory]
    [InlineData("10.20.0.0/24", "https://idp.example.com/", "10.20.0.7", true)]
    [InlineData("10.20.0.0/24", "https://idp.example.com/", "10.20.1.7", false)]
    [InlineData("10.20.0.0/24", "https://idp.corp.internal/", "10.20.0.7", true)]
    [InlineData("10.20.0.0/24", "https://idp.corp.internal/", "8.8.8.8", false)]
    [InlineData("10.20.0.7", "https://10.20.0.7/", "10.20.0.7", true)]
    [InlineData("10.20.0.7", "https://10.20.0.8/", "10.20.0.8", false)]
    [InlineData("fd12:3456::/48", "https://idp.example.com/", "fd12:3456::7", true)]
    [InlineData("idp.corp.internal", "https://idp.corp.internal/", "10.1.2.3", true)]
    [InlineData("idp.corp.internal", "https://IDP.corp.internal/", "10.1.2.3", true)]
    [InlineData("idp.corp.internal", "https://other.corp.internal/", "10.1.2.3", false)]
    [InlineData("idp.corp.internal", "https://a.idp.corp.internal/", "10.1.2.3", false)]
    [InlineData("idp.corp.internal", "https://idp.corp.internal/", "127.0.0.1", false)]
    [InlineData("idp.corp.internal", "https://idp.corp.internal/", "169.254.169.254", false)]
    [InlineData("idp.corp.internal", "https://idp.corp.internal:8443/", "10.1.2.3", false)]
    [InlineData("idp.corp.internal:8443", "https://idp.corp.internal:8443/", "10.1.2.3", true)]
    [InlineData("idp.corp.internal:8443", "https://idp.corp.internal:9443/", "10.1.2.3", false)]
    [InlineData("idp.corp.internal", "http://idp.corp.internal/", "10.1.2.3", false)]
    public void A_door_opens_what_it_names_and_no_more(string entry, string url, string leadsTo, bool isOpen)
    {
        var settings = Settings(entry, Today);
        var (uri, now) = (new Uri(url), new DateTimeOffset(2026, 6, 1, 23, 59, 59, TimeSpan.Zero));

        var problem = FetchAddress.Check(uri, settings, now) ?? AddressGuard.Refusal(uri.Host, IPAddress.Parse(leadsTo), false, [.. settings.AllowedPrivate]);

        Assert.Equal(isOpen, problem is null);
    }

    [Fact]
    public async Task A_door_shuts_after_its_last_day_and_its_use_is_logged()
    {
        await using var running = new RunningFetcher(_ => [IPAddress.Parse("10.255.255.1")], settings => settings.AllowedPrivate.Add(Door("idp.corp.internal", Today)));
        var open = FetchAddress.Check(new Uri("https://idp.corp.internal/"), Settings("idp.corp.internal", Today), running.Clock.GetUtcNow());

        running.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Null(open);
        Assert.Equal("fetch.inward-name", await running.CodeAsync(new Uri("https://idp.corp.internal/")));
        Assert.Empty(running.Asked);
    }

    [Fact]
    public async Task The_use_of_a_door_is_logged_with_its_owner_and_end()
    {
        var settings = Settings("10.255.0.0/16", Today);
        var log = new SupportConsole.Tests.Auth0.Support.HeardLog();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        var guard = new AddressGuard((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.255.255.1")]), settings,
            new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)), factory.CreateLogger<AddressGuard>());

        await guard.ResolveAsync("idp.example.com", RunningFetcher.Token);

        Assert.Contains("10.255.0.0/16 (owner Ops, until 2026-06-01)", log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1/32")]
    [InlineData("169.254.169.254")]
    [InlineData("8.8.8.0/24")]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.0.0.0/7")]
    [InlineData("::/0")]
    [InlineData("*.corp.internal")]
    [InlineData("localhost")]
    [InlineData("metadata.google.internal")]
    [InlineData("")]
    public void A_door_that_is_too_wide_or_not_private_is_a_fault_and_opens_nothing(string entry)
    {
        var door = Door(entry, Today);

        Assert.NotNull(door.Fault());
        Assert.False(door.IsOpen(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_door_without_owner_or_end_is_a_fault() =>
        Assert.Equal(2, new FetchSettings { AllowedPrivate = { new AllowedPrivate { HostOrCidr = "10.0.0.1", Owner = "Ops" }, new AllowedPrivate { HostOrCidr = "10.0.0.1", Until = Today } } }.Problems().Count);

    private static FetchSettings Settings(string entry, DateOnly until) => new() { AllowedPrivate = { Door(entry, until) } };

    private static AllowedPrivate Door(string entry, DateOnly until) => new() { HostOrCidr = entry, Owner = "Ops", Until = until };
}
