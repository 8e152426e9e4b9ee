using System.Net;
using SupportConsole.Tests.Commands.Support;

namespace SupportConsole.Tests.Commands;

/// <summary>What a page of another site, a proxy that nobody named and a neighbour on the machine try, against the console as it is started.</summary>
#pragma warning disable RS0030 // The test asks the console as any client would.
public sealed class AttackTests : IDisposable
{
    /// <summary>The requests that a stranger's address may make at once.</summary>
    private const int Burst = 300;

    private readonly string directory = Directory.CreateTempSubdirectory("console-attack-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_page_of_another_site_neither_signs_in_nor_opens_a_circuit()
    {
        var data = Directory.CreateDirectory(Path.Combine(directory, "data"));
        await File.WriteAllTextAsync(Path.Combine(data.FullName, "note.txt"), "old", Token);
        using var console = RunningConsole.Start(directory, "Development");
        await console.PrintsAsync("Tenant access:");
        using var http = Client(console);
        var port = console.Address.Port;

        foreach (var host in new[] { "evil.example", $"evil.example:{port}", "localhost.evil.example", "127.0.0.1.evil.example", "[::ffff:7f00:1]", "0.0.0.0" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(http, HttpMethod.Get, "/sign-in", host: host));
            Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(http, HttpMethod.Post, "/sign-in", host: host));
        }

        foreach (var host in new[] { "localhost", "LOCALHOST", $"127.0.0.1:{port}", "[::1]" })
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, HttpMethod.Get, "/sign-in", host: host));
        }

        var own = $"http://127.0.0.1:{port}";
        string[] origins =
        [
            "http://evil.example", "http://localhost:9999", $"http://localhost:{port}", $"http://[::1]:{port}", "null", "file://",
            $"https://127.0.0.1:{port}", $"{own}.evil.example", $"{own}/", $"{own} http://evil.example", "http://127.0.0.1",
        ];
        foreach (var (origin, hub) in origins.SelectMany(origin => new[] { "/_blazor", "/_BLAZOR", "/%5fblazor" }.Select(hub => (origin, hub))))
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(http, HttpMethod.Post, $"{hub}/negotiate?negotiateVersion=1", origin: origin));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(http, HttpMethod.Get, $"{hub}?id=1", origin: origin));
        }

        Assert.NotEqual(HttpStatusCode.Forbidden, await StatusAsync(http, HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", origin: own));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(http, HttpMethod.Post, "/sign-in", origin: own));
        var health = await http.GetStringAsync("/health", Token);
        Assert.Contains("\"status\":\"healthy\"", health, StringComparison.Ordinal);
        Assert.DoesNotContain("scope", health, StringComparison.Ordinal);
        Assert.Empty(OpenFiles(data.FullName));
    }

    [Fact]
    public async Task The_proxy_that_is_named_is_believed_about_the_scheme_and_never_about_the_host()
    {
        using var console = RunningConsole.Start(directory, "Production", [.. Tenant, "Console:BehindProxy=true", "Console:Proxies=127.0.0.1"]);
        await console.PrintsAsync("SupportConsole listens");
        using var http = Client(console);

        using var answer = await SendAsync(http, HttpMethod.Get, "/clusters", host: "console.example.com", forwarded: true);

        Assert.StartsWith("https://console.example.com/sign-in", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal("max-age=31536000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Contains("camera=()", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(http, HttpMethod.Get, "/clusters", host: "evil.example"));
    }

    [Fact]
    public async Task A_proxy_that_nobody_named_is_not_believed()
    {
        using var console = RunningConsole.Start(directory, "Production", [.. Tenant, "Console:BehindProxy=true", "Console:Proxies=10.1.2.3, 172.18.0.0/16"]);
        await console.PrintsAsync("SupportConsole listens");
        using var http = Client(console);

        using var answer = await SendAsync(http, HttpMethod.Get, "/clusters", host: "console.example.com", forwarded: true);

        Assert.StartsWith("http://console.example.com/sign-in", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Forbidden)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task Nobody_signs_in_without_a_password_against_a_real_tenant_unless_that_is_set(bool isSet, HttpStatusCode status)
    {
        using var console = RunningConsole.Start(directory, "Development", [.. Tenant, $"Console:PersonasAgainstRealTenant={isSet}"]);
        await console.PrintsAsync("SupportConsole listens");
        using var http = Client(console);

        Assert.Equal(status, await StatusAsync(http, HttpMethod.Get, "/sign-in"));
    }

    [Fact]
    public async Task Metrics_are_off_by_default_and_for_this_machine_if_set()
    {
        using var off = RunningConsole.Start(Directory.CreateDirectory(Path.Combine(directory, "off")).FullName, "Development");
        await off.PrintsAsync("SupportConsole listens");
        using var nobody = Client(off);
        Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(nobody, HttpMethod.Get, "/metrics"));

        using var console = RunningConsole.Start(directory, "Development", "Telemetry:Prometheus=Loopback");
        await console.PrintsAsync("Tenant access:");
        using var http = Client(console);
        var metrics = await http.GetStringAsync("/metrics", Token);

        Assert.Contains("supportconsole_changes_open", metrics, StringComparison.Ordinal);
        Assert.Contains("supportconsole_credentials_expiring", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_who_asks_too_often_is_told_to_wait_and_nobody_else_is()
    {
        using var console = RunningConsole.Start(directory, "Production", [.. Tenant, "Console:BehindProxy=true", "Console:Proxies=127.0.0.1"]);
        await console.PrintsAsync("SupportConsole listens");
        using var http = Client(console);

        using var refused = await AskUntilRefusedAsync(http, "203.0.113.9");

        Assert.Equal("1", Assert.Single(refused.Headers.GetValues("Retry-After")));
        Assert.Equal("Too many requests. Wait a little, then try again.", await refused.Content.ReadAsStringAsync(Token));
        using var other = await FromAsync(http, "203.0.113.10");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/clusters", "sso-test.example.com", HttpStatusCode.NotFound)]
    [InlineData("GET", "/t/unknown", "sso-test.example.com", HttpStatusCode.NotFound)]
    [InlineData("POST", "/sign-in/back-channel", "console.example.com", HttpStatusCode.ServiceUnavailable)]
    [InlineData("POST", "/sign-in", "console.example.com", HttpStatusCode.BadRequest)]
    public async Task A_refusal_has_the_headers_of_a_page_and_a_provider_that_is_down_is_no_fault_of_the_console(
        string method, string path, string host, HttpStatusCode status)
    {
        using var console = RunningConsole.Start(
            directory, "Production", [.. Tenant, "Console:BehindProxy=true", "Console:Proxies=127.0.0.1", "Console:CustomerAddress=https://sso-test.example.com"]);
        await console.PrintsAsync("SupportConsole listens");
        using var http = Client(console);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Host = host;
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Content = method == "POST" ? new FormUrlEncodedContent([new("logout_token", "e30.e30.x")]) : null;

        using var answer = await http.SendAsync(request, Token);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("max-age=31536000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.DoesNotContain(console.Lines, line => line.Contains("Unhandled exception", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Behind_two_named_proxies_strangers_are_told_apart_and_what_they_claim_to_be_counts_for_nothing()
    {
        using var console = RunningConsole.Start(directory, "Production", [.. Tenant, "Console:BehindProxy=true", "Console:Proxies=127.0.0.1, 10.1.2.3"]);
        await console.PrintsAsync("SupportConsole listens");
        using var http = Client(console);

        using var refused = await AskUntilRefusedAsync(http, "198.51.100.1, 203.0.113.9, 10.1.2.3");
        var same = await StatusesAsync(http, "198.51.100.2, 203.0.113.9, 10.1.2.3");
        var other = await StatusesAsync(http, "203.0.113.10, 10.1.2.3");

        Assert.Equal(HttpStatusCode.OK, Assert.Single(other.Distinct()));
        Assert.Contains(HttpStatusCode.TooManyRequests, same);
    }

    /// <summary>More requests than an address that has none left gets meanwhile.</summary>
    private static async Task<List<HttpStatusCode>> StatusesAsync(HttpClient http, string address)
    {
        var statuses = new List<HttpStatusCode>();
        for (var asked = 0; asked < Burst / 2; asked++)
        {
            using var answer = await FromAsync(http, address);
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }

    /// <summary>At most ten times what is allowed at once, so that a missing limit ends the test.</summary>
    private static async Task<HttpResponseMessage> AskUntilRefusedAsync(HttpClient http, string address)
    {
        for (var asked = 0; asked < 10 * Burst; asked++)
        {
            var answer = await FromAsync(http, address);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                return answer;
            }

            answer.Dispose();
        }

        throw new InvalidOperationException("Nobody refused the stranger.");
    }

    private static async Task<HttpResponseMessage> FromAsync(HttpClient http, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Add("X-Forwarded-For", address);
        return await http.SendAsync(request, Token);
    }

    private static string[] Tenant =>
        ["Auth0:Domain=acme.us.auth0.com", "Auth0:ClientId=client", "Auth0:ClientSecret=secret", "Auth0:BaseAddress=http://127.0.0.1:1/"];

    private static HttpClient Client(RunningConsole console) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = console.Address };

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, HttpMethod method, string path, string? host = null, string? origin = null)
    {
        using var answer = await SendAsync(http, method, path, host, origin);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpMethod method, string path, string? host = null, string? origin = null, bool forwarded = false)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = method == HttpMethod.Post ? new FormUrlEncodedContent([new("persona", "Ingrid Solberg")]) : null;
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (forwarded)
        {
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-Host", "evil.example");
        }

        return await http.SendAsync(request, Token);
    }

    private static List<string> OpenFiles(string data)
    {
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (OperatingSystem.IsWindows())
        {
            return [];
        }

        var open = new List<string>();
        foreach (var file in Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories))
        {
            if ((File.GetUnixFileMode(file) & others) != 0)
            {
                open.Add(file);
            }
        }

        return open;
    }
}
