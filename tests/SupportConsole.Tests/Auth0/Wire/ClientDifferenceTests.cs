using SupportConsole.Tests.Auth0.Support;
using static SupportConsole.Tests.Auth0.Support.ConnectedTenant;

namespace SupportConsole.Tests.Auth0.Wire;

/// <summary>
/// Every other test of the tenant holds for both clients. These are the differences, each with its reason. They also prove which client
/// sends.
/// </summary>
public sealed class ClientDifferenceTests
{
    /// <summary>The SDK's type of the answer is the bare array that Auth0 sends to a request without paging.</summary>
    [Fact]
    public async Task Custom_domains_are_paged_by_the_own_client_only()
    {
        await using var connected = await StartAsync();

        await connected.Tenant.ListCustomDomainsAsync(Token);

        Assert.Equal(ChosenClient.IsSdk ? "" : "?take=100", connected.Emulator.Requests[^1].Query);
    }

    /// <summary>The SDK escapes everything beyond ASCII. The values are the same; only the text on the wire is longer.</summary>
    [Fact]
    public async Task Letters_beyond_ASCII_are_escaped_by_the_SDK_only()
    {
        await using var connected = await StartAsync();
        var created = await connected.CreateAsync();

        var labelled = (await connected.Tenant.UpdateLabelsAsync(created.Called("Zürich"), created.Metadata, Token)).Value;

        var sent = connected.Emulator.Requests.Single(request => request.Method == "PATCH").Body!;
        Assert.Equal("Zürich", labelled.DisplayName);
        Assert.Equal(!ChosenClient.IsSdk, sent.Contains("Zürich", StringComparison.Ordinal));
    }
}
