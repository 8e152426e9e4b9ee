using System.Net;
using Microsoft.AspNetCore.Http;
using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.Tests.Fetching.Support;

namespace SupportConsole.Tests.Fetching;

/// <summary>The look at an identity provider, over real HTTP.</summary>
public sealed class LookupTests
{
    private static readonly Actor Engineer = new("Kim Lee", StaffRole.Engineer);

    [Fact]
    public async Task A_real_provider_is_looked_at_from_its_issuer_and_from_its_discovery_url()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var running = RunningFetcher.OnLoopback();

        foreach (var given in new[] { provider.Issuer, provider.Issuer.TrimEnd('/') + "/.well-known/openid-configuration" })
        {
            var look = (await Lookup(running).LookAtIssuerAsync(given, Engineer, false, RunningFetcher.Token)).Value;

            Assert.Equal(provider.Issuer, look.Document.Issuer);
            Assert.Equal(provider.TokenEndpoint.ToString(), look.Document.TokenEndpoint);
            Assert.NotEmpty(look.Keys.Value.Keys);
        }
    }

    [Theory]
    [InlineData("{port}/nothing", "jwks.unusable")]
    [InlineData("{port}/private", "jwks.unusable")]
    public async Task A_key_set_that_cannot_be_reached_or_used_is_a_finding(string jwks, string code)
    {
        await using var server = await RunningServer.StartAsync(http =>
        {
            var root = $"http://{http.Request.Host}";
            http.Response.StatusCode = http.Request.Path.Value!.EndsWith("nothing", StringComparison.Ordinal) ? 404 : 200;
            return http.Response.WriteAsync(http.Request.Path.Value.EndsWith("configuration", StringComparison.Ordinal)
                ? $$"""{"issuer":"{{root}}","jwks_uri":"{{jwks.Replace("{port}", root, StringComparison.Ordinal)}}"}"""
                : """{"keys":[]}""");
        });
        await using var running = RunningFetcher.OnLoopback();

        var look = (await Lookup(running).LookAtIssuerAsync(new Uri(server.Uri, "/").ToString(), Engineer, false, RunningFetcher.Token)).Value;

        Assert.False(look.Keys.IsOk);
        Assert.Contains(look.Findings, finding => finding.Code == code);
    }

    [Fact]
    public async Task What_the_back_channel_cannot_do_without_does_not_stand_in_the_way_of_the_front_channel()
    {
        await using var server = await RunningServer.StartAsync(http =>
            http.Response.WriteAsync($$"""{"issuer":"http://{{http.Request.Host}}","response_types_supported":["id_token"],"token_endpoint_auth_methods_supported":["client_secret_basic"]}"""));
        await using var running = RunningFetcher.OnLoopback();
        var address = new Uri(server.Uri, "/").ToString();

        var back = (await Lookup(running).LookAtIssuerAsync(address, Engineer, false, RunningFetcher.Token)).Value.Findings.Select(finding => finding.Code).ToList();
        var front = (await Lookup(running).LookAtIssuerAsync(address, Engineer, true, RunningFetcher.Token)).Value.Findings.Select(finding => finding.Code).ToList();

        Assert.Contains(back, code => code.EndsWith("basic-only", StringComparison.Ordinal));
        Assert.Contains(back, code => code.EndsWith("no-code", StringComparison.Ordinal));
        Assert.DoesNotContain(front, code => code.EndsWith("basic-only", StringComparison.Ordinal) || code.EndsWith("no-code", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_set_at_an_inner_address_is_not_fetched()
    {
        await using var server = await RunningServer.StartAsync(http => http.Response.WriteAsync($$"""{"issuer":"http://{{http.Request.Host}}","jwks_uri":"https://169.254.169.254/keys"}"""));
        await using var running = RunningFetcher.OnLoopback();

        var look = (await Lookup(running).LookAtIssuerAsync(new Uri(server.Uri, "/").ToString(), Engineer, false, RunningFetcher.Token)).Value;

        Assert.Equal("fetch.address", look.Keys.Problem?.Code);
    }

    [Fact]
    public async Task An_html_page_in_place_of_metadata_is_named()
    {
        await using var server = await RunningServer.StartAsync(http => http.Response.WriteAsync("<!doctype html><title>Sign in</title>"));
        await using var running = RunningFetcher.OnLoopback();

        Assert.Equal("metadata.html", (await Lookup(running).LookAtMetadataAsync(server.Uri.ToString(), Engineer, RunningFetcher.Token)).Problem?.Code);
        var entry = Assert.Single(await running.EntriesAsync());
        Assert.Equal((Engineer.Name, "fetch.metadata", "done"), (entry.Actor, entry.Action, entry.Outcome));
        Assert.StartsWith("Fetched http", entry.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_address_is_named_without_a_request()
    {
        await using var running = new RunningFetcher(_ => [IPAddress.Parse("8.8.8.8")]);

        Assert.Equal("issuer.http", (await Lookup(running).LookAtIssuerAsync("http://idp.example.com", Engineer, false, RunningFetcher.Token)).Problem?.Code);
        Assert.Equal("fetch.not-an-address", (await Lookup(running).LookAtMetadataAsync("idp.example.com", Engineer, RunningFetcher.Token)).Problem?.Code);
        Assert.Empty(running.Asked);
    }

    private static IdentityProviderLookup Lookup(RunningFetcher running) => running.Get<IdentityProviderLookup>();
}
