using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>
/// Every page and endpoint that the running console has, for everybody: nobody, each role, a session that was ended, and a lowered role.
/// A new one needs a row here.
/// </summary>
public sealed partial class EveryRouteTests(EveryRouteTests.Everything everything) : IClassFixture<EveryRouteTests.Everything>, IDisposable
{
    private const string Anybody = "anybody";
    private const string Any = "ANY";
    private const string Reached = "reached";

    private static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        ["/"] = Policies.SignedIn,
        ["/access"] = Policies.SignedIn,
        ["/accounts"] = Policies.SignedIn,
        ["/accounts/import"] = Policies.ChangeSso,
        ["/approvals"] = Policies.SignedIn,
        ["/approvals/{Id:guid}"] = Policies.SignedIn,
        ["/audit"] = Policies.SignedIn,
        ["/clusters"] = Policies.SignedIn,
        ["/clusters/import"] = Policies.ChangeSso,
        ["/clusters/new"] = Policies.ChangeSso,
        ["/clusters/report"] = Policies.SignedIn,
        ["/clusters/{Id:guid}"] = Policies.SignedIn,
        ["/clusters/{Id:guid}/edit"] = Policies.ChangeSso,
        ["/connections"] = Policies.SignedIn,
        ["/connections/{Id:guid}"] = Policies.SignedIn,
        ["/connections/{Id:guid}/cutover"] = Policies.SignedIn,
        ["/connections/{Id:guid}/hand-off"] = Policies.SignedIn,
        ["/connections/{Id:guid}/rotate"] = Policies.SignedIn,
        ["/connections/{Id:guid}/settings"] = Policies.SignedIn,
        ["/connections/{Id:guid}/test"] = Policies.ChangeSso,
        ["/diagnose"] = Policies.SignedIn,
        ["/messages"] = Policies.SignedIn,
        ["/messages/templates"] = Policies.SignedIn,
        ["/messages/templates/{Kind}/{Language}"] = Policies.SignedIn,
        ["/messages/{Id:guid}"] = Policies.SignedIn,
        ["/no-access"] = Policies.SignedIn,
        ["/not-found"] = Policies.SignedIn,
        ["/onboard"] = Policies.ChangeSso,
        ["/onboard/{Id:guid}"] = Policies.ChangeSso,
        ["/reconcile"] = Policies.SignedIn,
        ["/reconcile/{Id:guid}"] = Policies.SignedIn,
        ["/renewals"] = Policies.SignedIn,
        ["/renewals/deadline"] = Policies.SignedIn,
        ["/renewals/rotations"] = Policies.SignedIn,
        ["/settings"] = Policies.SignedIn,
        ["/sync"] = Policies.SignedIn,
        ["/sync/{Id:guid}"] = Policies.SignedIn,
        ["ANY /_blazor"] = Policies.SignedIn,
        ["ANY /_blazor/disconnect/"] = Policies.SignedIn,
        ["ANY /_blazor/initializers/"] = Policies.SignedIn,
        ["ANY /_blazor/negotiate"] = Policies.SignedIn,
        ["ANY /health"] = Anybody,
        ["ANY /health/live"] = Anybody,
        ["ANY /health/ready"] = Anybody,
        ["ANY /metrics"] = Anybody,
        ["GET /_framework/opaque-redirect"] = Policies.SignedIn,
        ["GET /audit/export.csv"] = Policies.SignedIn,
        ["GET /audit/export.json"] = Policies.SignedIn,
        ["GET /break-glass"] = Anybody,
        ["GET /calendar/{token}.ics"] = Anybody,
        ["GET /clusters/export.{format:regex(^(csv|json)$)}"] = Policies.SignedIn,
        ["GET /connection-test/callback"] = Anybody,
        ["GET /connection-test/start"] = Anybody,
        ["GET /connections/export.{format:regex(^(csv|json)$)}"] = Policies.SignedIn,
        ["GET /contact/{token}"] = Anybody,
        ["GET /cutover/{token}"] = Anybody,
        ["GET /renewals/calendar.ics"] = Policies.SignedIn,
        ["GET /renewals/export.{format:regex(^(csv|json)$)}"] = Policies.SignedIn,
        ["GET /sign-in"] = Anybody,
        ["GET /sign-in/staff"] = Anybody,
        ["GET /step-up"] = Policies.SignedIn,
        ["GET /t/{token}"] = Anybody,
        ["GET /{**path:file}"] = Policies.SignedIn,
        ["HEAD /{**path:file}"] = Policies.SignedIn,
        ["POST /break-glass"] = Anybody,
        ["POST /contact/{token}"] = Anybody,
        ["POST /cutover/{token}"] = Anybody,
        ["POST /sign-in"] = Anybody,
        ["POST /sign-in/back-channel"] = Anybody,
        ["POST /sign-out"] = Anybody,
        ["POST /step-up"] = Policies.SignedIn,
        ["POST /t/{token}"] = Anybody,
    };

    private readonly ConsoleFixture console = everything.Console;

#pragma warning disable RS0030 // The test asks the console as any client would.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectCallback = ConnectAsync });
#pragma warning restore RS0030

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<(string Method, RouteEndpoint Endpoint)> Routes =>
        from endpoint in console.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [Any]
        select (method, endpoint);

    public void Dispose() => http.Dispose();

    [Fact]
    public void Every_page_and_endpoint_has_a_row_and_every_row_its_route()
    {
        var routes = Routes.Select(route => Name(route.Method, route.Endpoint)).ToHashSet(StringComparer.Ordinal);

        var unlisted = string.Join('\n', routes.Except(Rows.Keys).Order(StringComparer.Ordinal));
        var gone = string.Join('\n', Rows.Keys.Except(routes));

        Assert.True(unlisted.Length == 0, $"Without a row:\n{unlisted}");
        Assert.True(gone.Length == 0, $"Without a route:\n{gone}");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("ended")]
    [InlineData("signed out")]
    [InlineData("lowered")]
    [InlineData("ReadOnly")]
    [InlineData("Manager")]
    [InlineData("Engineer")]
    [InlineData("Administrator")]
    public async Task Everybody_reaches_what_their_session_and_role_allow_and_nothing_else(string who)
    {
        var (cookie, role) = await SignInAsync(who);
        var wrong = new List<string>();
        foreach (var (method, endpoint) in Routes)
        {
            var name = Name(method, endpoint);
            var expected = Rows[name] == Anybody ? Reached : role is null ? "sign in" : IsAllowed(Rows[name], role.Value) ? Reached : "no access";
            var answer = await AskAsync(method, endpoint, cookie);
            if (answer != expected)
            {
                wrong.Add($"{name}: {answer} instead of {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    private static bool IsAllowed(string policy, StaffRole role) =>
        policy == Policies.SignedIn || role is StaffRole.Engineer or StaffRole.Administrator;

    /// <summary>Asks without following, and says what the answer is: the page or the endpoint itself, the sign-in, or the refusal.</summary>
    private async Task<string> AskAsync(string method, RouteEndpoint endpoint, string? cookie)
    {
        var path = Parameter().Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), match =>
            match.Value.Contains("guid", StringComparison.Ordinal) ? Guid.NewGuid().ToString() : "x");
        using var request = new HttpRequestMessage(new HttpMethod(method == Any ? "GET" : method), new Uri(console.Address, path));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var answer = await http.SendAsync(request, Token);
        var location = answer.Headers.Location?.ToString() ?? "";

        // The few requests that strangers may make are shared by all these people.
        var isLimited = answer.StatusCode == HttpStatusCode.TooManyRequests && Rows[Name(method, endpoint)] != Anybody;
        Assert.False(isLimited || answer.StatusCode == HttpStatusCode.InternalServerError, $"{path}: {answer.StatusCode}");
        return answer.StatusCode == HttpStatusCode.Unauthorized || location.Contains("/sign-in?returnUrl=", StringComparison.Ordinal) ? "sign in"
            : location.EndsWith("/no-access", StringComparison.Ordinal) ? "no access"
            : Reached;
    }

    /// <returns>The browser's cookie, and the role that the person has by now; null for no open session.</returns>
    private async Task<(string? Cookie, StaffRole? Role)> SignInAsync(string who)
    {
        if (who == "nobody")
        {
            return (null, null);
        }

        var sessions = console.Services.GetRequiredService<StaffSessions>();
        var role = Enum.TryParse<StaffRole>(who, out var named) ? named : StaffRole.Administrator;
        var person = new Actor("Ingrid Solberg", role) { Id = new PersonId("https://idp.example.com", "u-1") };
        var started = await sessions.StartAsync(new NewSession(person, SessionKind.Staff), Token);
        var name = console.Services.GetRequiredService<IOptionsMonitor<App.Sessions.SessionOptions>>().Get(SessionHandler.SchemeName).CookieName;
        var cookie = $"{name}={started.Token}";
        switch (who)
        {
            case "ended":
                Assert.True((await sessions.EndAsync(started.Session.Id, Actor.Console, Token)).IsOk);
                return (cookie, null);
            case "signed out":
                Assert.True((await sessions.EndAsync(started.Session.Id, started.Session.ToActor(), Token)).IsOk);
                return (cookie, null);
            case "lowered":
                await sessions.SetRoleAsync(started.Session.Id, StaffRole.ReadOnly, [], null, Token);
                return (cookie, StaffRole.ReadOnly);
            default:
                return (cookie, role);
        }
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    /// <summary>Each connection comes from an address of its own: strangers are limited by address.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext connection, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)Random.Shared.Next(2, 255)]), 0));
        await socket.ConnectAsync(connection.DnsEndPoint, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>A page is named by its address alone: it takes GET and POST.</summary>
    private static string Name(string method, RouteEndpoint endpoint)
    {
        var path = $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}";
        return endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null ? $"{method} {path}" : path;
    }

    /// <summary>The console with what settings switch on: the company sign-in and metrics.</summary>
    public sealed class Everything : IAsyncDisposable
    {
        public ConsoleFixture Console { get; } = Start();

        public ValueTask DisposeAsync() => Console.DisposeAsync();

        private static ConsoleFixture Start()
        {
            var directory = Directory.CreateTempSubdirectory("console-routes-").FullName;
            var secret = Path.Combine(directory, "staff-secret");
            File.WriteAllText(secret, "nobody's");
            return new ConsoleFixture(directory, _ => { }, new Dictionary<string, string>
            {
                ["Staff:Authority"] = "http://127.0.0.1:1",
                ["Staff:ClientId"] = "support-console",
                ["Staff:ClientSecretFile"] = secret,
                ["Staff:AllowLoopbackHttp"] = "true",
                ["Staff:Roles:Engineer:0"] = "g-engineers",
                ["Staff:Contact"] = "identity@example.com",
                ["Console:PublicAddress"] = "https://console.example.com",
                ["Telemetry:Prometheus"] = "Anybody",
            });
        }
    }
}
