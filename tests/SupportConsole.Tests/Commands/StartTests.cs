using System.Net;
using System.Net.Sockets;
using SupportConsole.App.Parts;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Commands.Support;

namespace SupportConsole.Tests.Commands;

/// <summary>The console started as its operator starts it: what it prints, what it refuses, how it ends.</summary>
#pragma warning disable RS0030 // The test starts the console's own executable and asks it as any client would.
public sealed class StartTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("console-start-").FullName;

    private string Data => Path.Combine(directory, "data");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_last_lines_of_the_start_say_where_it_listens_which_tenant_it_talks_to_and_where_the_data_is_also_on_an_empty_record()
    {
        using var console = Start("Development");

        await console.PrintsAsync("Tenant access:");

        Assert.Collection(
            console.Lines.SkipWhile(line => !line.StartsWith("SupportConsole listens", StringComparison.Ordinal)).Take(3),
            line => Assert.StartsWith("SupportConsole listens on http://127.0.0.1:", line, StringComparison.Ordinal),
            line => Assert.Equal("Tenant: influxdata-dev.us.auth0.com (emulated in this process: nothing reaches Auth0)", line),
            line => Assert.Equal($"Data: {Data}", line));
        Assert.Contains("Tenant access: The tenant answers, and every scope is granted.", console.Lines);
        Assert.Contains(console.Lines, line => line.StartsWith("Demo identity provider: http://127.0.0.1:", StringComparison.Ordinal));
        Assert.Contains(console.Lines, line => line.Contains("Applied", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tenant_that_cannot_be_reached_or_looks_like_a_custom_domain_is_named_at_start_and_the_console_runs()
    {
        using var console = Start("Production", "Auth0:Domain=auth.acme.example", "Auth0:ClientId=client", "Auth0:ClientSecret=secret", "Auth0:BaseAddress=http://127.0.0.1:1/");
        await console.PrintsAsync("Tenant access: Auth0 could not be reached");
        using var http = new HttpClient { BaseAddress = console.Address };

        using var page = await http.GetAsync("/clusters", TestContext.Current.CancellationToken);
        using var health = await http.GetAsync("/health", TestContext.Current.CancellationToken);

        Assert.Contains(console.Lines, line => line.StartsWith("Look at Auth0:Domain: auth.acme.example is right for a private cloud only", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Sign in with your company account", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Contains("degraded", await health.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_scope_is_named_at_start_with_what_fails_without_it_and_who_looks_at_health_often_makes_Auth0_give_one_token()
    {
        await using var tenant = await EmulatedTenant.StartAsync(
            new EmulatorOptions { Scopes = EmulatorScopes.Without("update:connections_options") }, TimeProvider.System, TestContext.Current.CancellationToken);
        using var console = Start(
            "Production", $"Auth0:Domain={tenant.Options.Domain}", $"Auth0:ClientId={tenant.Options.ClientId}", $"Auth0:ClientSecret={tenant.Options.ClientSecret}", $"Auth0:BaseAddress={tenant.BaseAddress}");
        await console.PrintsAsync("Tenant access: Scopes are missing. update:connections_options: Secrets, certificates and settings cannot be changed");
        using var http = new HttpClient { BaseAddress = console.Address };

        for (var look = 0; look < 5; look++)
        {
            Assert.Contains("degraded", await http.GetStringAsync("/health", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Single(tenant.Requests, request => request.Path.Contains("oauth/token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_domain_that_is_not_the_tenants_own_is_named_at_start()
    {
        await using var tenant = await EmulatedTenant.StartAsync(new EmulatorOptions(), TimeProvider.System, TestContext.Current.CancellationToken);
        tenant.Faults.Add(
            "GET",
            "/api/v2/clients",
            Fault.Body(200, "application/json", """{"clients":[{"client_id":"c","tenant":"influxdata-prod"}]}"""),
            int.MaxValue);

        using var console = Start(
            "Production",
            $"Auth0:Domain={tenant.Options.Domain}",
            $"Auth0:ClientId={tenant.Options.ClientId}",
            $"Auth0:ClientSecret={tenant.Options.ClientSecret}",
            $"Auth0:BaseAddress={tenant.BaseAddress}");

        await console.PrintsAsync($"Tenant access: Auth0:Domain is {tenant.Options.Domain}, but the tenant's name is influxdata-prod.");
    }

    [Theory]
    [InlineData("Production", "", "Auth0:Domain (Auth0__Domain) is not set")]
    [InlineData("Production", "", "Auth0:ClientId (Auth0__ClientId) is not set")]
    [InlineData("Production", "", "Auth0:ClientSecret (Auth0__ClientSecret) is not set")]
#if !AUTH0_SDK
    [InlineData("Development", "Auth0:Client=Sdk", "Auth0:Client (Auth0__Client) is Sdk, but this build does not contain the official SDK")]
#endif
    [InlineData("Development", "Auth0:Client=Other", "Auth0:Client")]
    [InlineData("Production", "Emulator:Enabled=true", "Emulator:Enabled (Emulator__Enabled) is true outside Development")]
    [InlineData("Production", "Auth0:Domain=https://acme.us.auth0.com", "Auth0:Domain (Auth0__Domain): “https://acme.us.auth0.com” is not a tenant's domain")]
    [InlineData("Production", "Auth0:PrivateKeyFile=/nowhere.pem", "Auth0:PrivateKeyFile (Auth0__PrivateKeyFile) cannot be read")]
    [InlineData("Production", "Auth0:Timeout=soon", "'Auth0:Timeout (Auth0__Timeout)'")]
    [InlineData("Development", "Auth0:RequestsPerSecond=many", "'Auth0:RequestsPerSecond (Auth0__RequestsPerSecond)'")]
    [InlineData("Development", "Auth0:Timeout=01:00:00", "Auth0:Timeout must be more than zero and at most 00:05:00")]
    [InlineData("Development", "Emulator:Port=abc", "Emulator:Port (Emulator__Port) is “abc”")]
    [InlineData("Development", "Emulator:IdpPort=70000", "Emulator:IdpPort (Emulator__IdpPort) is “70000”")]
    [InlineData("Production", "Console:PublicAddress=", "Console:PublicAddress (Console__PublicAddress) is not set")]
    [InlineData("Production", "Console:PublicAddress=console.example.com", "Console:PublicAddress (Console__PublicAddress) is “console.example.com”")]
    [InlineData("Development", "Console:PublicAddress=https://console.example.com/app", "Give scheme and host only")]
    [InlineData("Development", "Console:CustomerAddress=sso-test.example.com", "Console:CustomerAddress (Console__CustomerAddress) is “sso-test.example.com”")]
    [InlineData("Production", "Console:CustomerAddress=https://console.example.com/", "Give scheme and host of an address with a name of its own")]
    [InlineData("Development", "SignIns:ReadEvery=5", "SignIns:ReadEvery (SignIns__ReadEvery) is 5")]
    [InlineData("Development", "SignIns:KeepDays=0", "SignIns:KeepDays (SignIns__KeepDays) is 0")]
    [InlineData("Development", "Console:BehindProxy=true", "Name the proxies to believe")]
    [InlineData("Development", "Console:Proxies=everybody", "Console:Proxies (Console__Proxies) is “everybody”")]
    [InlineData("Development", "Telemetry:Otlp=collector", "Telemetry:Otlp (Telemetry__Otlp) is “collector”")]
    [InlineData("Development", "Telemetry:Prometheus=perhaps", "'Telemetry:Prometheus (Telemetry__Prometheus)'")]
    [InlineData("Development", "Console:BehindProxy=perhaps", "Console:BehindProxy (Console__BehindProxy) is “perhaps”")]
    [InlineData("Development", "Console:DataDirectory=/proc/none", "Console:DataDirectory (Console__DataDirectory) is /proc/none, and the console cannot write there")]
    [InlineData("Production", "Staff:Authority=", "Staff:Authority (Staff__Authority) is not set")]
    [InlineData("Production", "Staff:ClientId=", "Staff:ClientId (Staff__ClientId) is not set")]
    [InlineData("Production", "Staff:ClientSecretFile=", "Staff:ClientSecretFile (Staff__ClientSecretFile) is not set")]
    [InlineData("Production", "Staff:ClientSecretFile=/nowhere", "Staff:ClientSecretFile (Staff__ClientSecretFile) is /nowhere: the console cannot read this file")]
    [InlineData("Production", "Staff:Contact=", "Staff:Contact (Staff__Contact) is not set")]
    [InlineData("Production", "Staff:Authority=http://idp.example.com", "Staff:Authority (Staff__Authority) is “http://idp.example.com”, without TLS")]
    [InlineData("Production", "Staff:RequireMfa=Everybody", "Staff:RequireMfa (Staff__RequireMfa) is “Everybody”")]
    [InlineData("Development", "Staff:Sessions:IdleMinutes=500", "Staff:Sessions:IdleMinutes (Staff__Sessions__IdleMinutes) is 500. Give 1 to 120.")]
    [InlineData("Development", "Backup:Keep=0", "Backup:Keep (Backup__Keep) is 0")]
    [InlineData("Development", "URLS=nonsense", "The address to listen on cannot be read: Invalid url: 'nonsense'")]
    public async Task What_is_wrong_is_named_with_its_setting_and_without_a_stack(string environment, string setting, string says)
    {
        using var console = Start(environment, [.. setting.Length == 0 ? (string[])[] : [setting]]);

        Assert.Equal(1, await console.EndsAsync());
        Assert.Contains("SupportConsole does not start:", console.Lines);
        Assert.Contains(says, string.Join('\n', console.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain(console.Lines, line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("URLS=http://127.0.0.1:{0}")]
    [InlineData("Emulator:Port={0}")]
    public async Task A_port_that_is_taken_is_named(string setting)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        using var console = Start("Development", string.Format(System.Globalization.CultureInfo.InvariantCulture, setting, port));

        Assert.Equal(1, await console.EndsAsync());
        Assert.Contains($"127.0.0.1:{port}: address already in use. End what listens there", string.Join('\n', console.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain(console.Lines, line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_state_of_the_emulated_tenant_is_named_with_its_cure_and_without_a_stack()
    {
        var state = Path.Combine(Data, "emulated-tenant.jsonl");
        Directory.CreateDirectory(Data);
        await File.WriteAllTextAsync(state, "this is no state\n", TestContext.Current.CancellationToken);

        using var console = Start("Development");

        Assert.Equal(1, await console.EndsAsync());
        Assert.Equal(
            [
                "SupportConsole does not start:",
                $"- The emulated tenant's state {state} is damaged in line 1. "
                    + "Put a good copy of it in its place, or move it away: the emulated tenant then begins empty.",
            ],
            console.Lines.Where(line => !line.StartsWith("SupportConsole is starting.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_second_console_on_the_same_data_waits_says_so_and_takes_over_when_the_first_is_gone()
    {
        var first = Start("Development");
        await first.PrintsAsync("SupportConsole listens");

        using var second = Start("Development");
        await second.PrintsAsync($"Waiting up to 60 seconds for the SupportConsole that uses {Data} to stop.");
        Assert.DoesNotContain(second.Lines, line => line.StartsWith("SupportConsole listens", StringComparison.Ordinal));
        first.Dispose();

        await second.PrintsAsync("SupportConsole listens");
    }

    [Fact]
    public async Task Only_an_orderly_stop_spares_the_next_start_the_reading_of_the_whole_database()
    {
        var left = Path.Combine(Data, "clean-stop");
        using (var stopped = Start("Development"))
        {
            await stopped.PrintsAsync("Tenant access:");
            Assert.Equal(0, await stopped.StopAsync());
        }

        Assert.True(File.Exists(left));
        using (var killed = Start("Development"))
        {
            await killed.PrintsAsync("Tenant access:");
        }

        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task Its_data_is_for_its_owners_eyes()
    {
        using var console = Start("Development");
        await console.PrintsAsync("Tenant access:");

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal((owner, owner), (File.GetUnixFileMode(Data), File.GetUnixFileMode(Path.Combine(Data, "sign-in-keys"))));
        }
    }

    private RunningConsole Start(string environment, params string[] settings) => RunningConsole.Start(directory, environment, settings);
}
