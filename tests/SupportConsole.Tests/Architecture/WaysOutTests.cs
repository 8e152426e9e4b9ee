using SupportConsole.App.Fetching;

namespace SupportConsole.Tests.Architecture;

/// <summary>There is one way out to a customer's address: nothing else in the app or in what reads customers' documents opens a connection or looks up a name.</summary>
public sealed class WaysOutTests
{
    private static readonly HashSet<string> WaysOut =
    [
        "System.Net.Http.HttpClient", "System.Net.Http.IHttpClientFactory", "System.Net.Http.IHttpMessageHandlerFactory", "System.Net.Http.HttpMessageInvoker", "System.Net.Http.HttpMessageHandler",
        "System.Net.Http.HttpClientHandler", "System.Net.Http.SocketsHttpHandler", "System.Net.Http.HttpClientFactoryExtensions", "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient",
        "System.Net.Sockets.UdpClient", "System.Net.Sockets.NetworkStream", "System.Net.Security.SslStream", "System.Net.Dns", "System.Net.WebRequest", "System.Net.WebClient", "System.Net.WebSockets.ClientWebSocket",
        "System.Net.NetworkInformation.Ping", "System.Net.Quic.QuicConnection", "System.Net.Mail.SmtpClient",
    ];

    private static readonly string[] TheDoor = [typeof(GuardedFetcher).FullName!, typeof(PinnedConnection).FullName!, typeof(FetchingFeature).FullName!];

    [Fact]
    public void No_other_type_of_the_app_or_of_Federation_opens_a_connection_or_looks_up_a_name()
    {
        var found = new[] { typeof(GuardedFetcher).Assembly.Location, typeof(SupportConsole.Federation.SafeUri).Assembly.Location }.SelectMany(UsersOfWaysOut).ToList();

        Assert.Equal(TheDoor.Order(), found.Where(TheDoor.Contains).Order());
        Assert.Empty(found.Except(TheDoor));
    }

    [Fact]
    public void The_scan_finds_a_type_that_breaks_the_rule_in_a_method_a_lambda_or_a_field()
    {
        var found = UsersOfWaysOut(typeof(WaysOutTests).Assembly.Location).ToList();

        Assert.Contains(typeof(StrayLookup).FullName, found);
        Assert.Contains(typeof(StrayClient).FullName, found);
        Assert.Contains(typeof(StrayField).FullName, found);
        Assert.DoesNotContain(typeof(WaysOutTests).FullName, found);
    }

    private static IEnumerable<string> UsersOfWaysOut(string assembly) =>
        TypeUses.Of(assembly).Where(uses => uses.Any(WaysOut.Contains)).Select(uses => uses.Key);
}

internal static class StrayLookup
{
    public static Func<Task<System.Net.IPAddress[]>> Later => () => System.Net.Dns.GetHostAddressesAsync("idp.example.com");
}

internal static class StrayClient
{
    public static async Task<string> FetchAsync(IHttpClientFactory clients)
    {
        using var client = clients.CreateClient();
        return await client.GetStringAsync(new Uri("https://idp.example.com/"));
    }
}

internal sealed class StrayField
{
    public System.Net.Sockets.Socket? Socket { get; init; }
}
