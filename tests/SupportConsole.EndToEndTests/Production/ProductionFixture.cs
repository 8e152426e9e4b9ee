#pragma warning disable RS0030 // The real program is built and started as a person does it.
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using SupportConsole.Auth0.Emulator;
using SupportConsole.EndToEndTests.Support;
using SupportConsole.Tests.Commands.Support;
using SupportConsole.Tests.SignIn;

namespace SupportConsole.EndToEndTests.Production;

/// <summary>
/// The published console in Production, set up as README says, with all that a company puts around it: a staff provider, a proxy that
/// ends TLS, and a tenant.
/// </summary>
public sealed class ProductionFixture : IAsyncLifetime
{
    /// <summary>Names a folder in which the console is published already.</summary>
    public const string Published = "PUBLISHED_CONSOLE";

    private readonly string directory = Directory.CreateTempSubdirectory("console-production-").FullName;
    private readonly RSA key = RSA.Create(2048);
    private EmulatedTenant? tenant;
    private RunningConsole? console;
    private TlsProxy? proxy;
    private IPlaywright? playwright;

    public Uri Address { get; } = new("https://console.example.com/");

    public IBrowser Browser { get; private set; } = null!;

    public int ProcessId => console!.ProcessId;

    internal StaffIdp Idp { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Idp = await StaffIdp.StartAsync();
        var options = new EmulatorOptions { ClientPublicKeyPem = key.ExportSubjectPublicKeyInfoPem() };
        tenant = await EmulatedTenant.StartAsync(options, TimeProvider.System, Token);
        var program = Environment.GetEnvironmentVariable(Published) is { Length: > 0 } folder ? folder : await PublishAsync();
        console = RunningConsole.StartIn(
            directory,
            program,
            Settings(options),
            $"Auth0:BaseAddress={tenant.BaseAddress}",
            "Staff:AllowLoopbackHttp=true");
        await console.PrintsAsync("SupportConsole listens");
        proxy = await TlsProxy.StartAsync(console.Address, Token);
        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(playwright, $"--host-resolver-rules=MAP console.example.com:443 127.0.0.1:{proxy.Port}");
    }

    /// <summary>Adds a cluster and begins to onboard it.</summary>
    internal async Task OnboardAsync(Visit visit, string customer)
    {
        var cluster = Guid.NewGuid();
        await visit.OpenAsync("/clusters/new");
        await visit.FillAsync("Cluster ID", cluster.ToString());
        await visit.FillAsync("Account ID", Guid.NewGuid().ToString());
        await visit.FillAsync("Customer", customer);
        await visit.FillAsync("Cluster name", "prod");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add cluster" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(customer);
        await visit.OpenAsync($"/onboard?cluster={cluster}");
    }

    internal async Task<Visit> SignedInAsync(string subject, string name, string group, string email = "ana@example.com")
    {
        Idp.Person = (subject, name, email);
        Idp.Groups = [group];
        var visit = await Visit.StartAsync(Browser, Address);
        visit.Page.SetDefaultTimeout(60_000);
        await visit.KeptIfFailedAsync(async () =>
        {
            await visit.Page.GotoAsync("/");
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your company account" }).ClickAsync();
            await visit.ReadyAsync();
        });
        return visit;
    }

    /// <summary>Makes every open session due for the provider's question what groups the person has, as five minutes do.</summary>
    public void MakeGroupsDue() => Execute("UPDATE Sessions SET RoleCheckedAt = RoleCheckedAt - 6000000000 WHERE EndedAt IS NULL");

    /// <summary>Makes every open session as old as one that nobody used for an hour.</summary>
    public void MakeIdle() => Execute("UPDATE Sessions SET LastUsedAt = LastUsedAt - 36000000000 WHERE EndedAt IS NULL");

    /// <summary>Tells the console, as the provider does, that a person signed out there.</summary>
    public async Task LogOutAtProviderAsync(string subject)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(console!.Address, "/sign-in/back-channel"))
        {
            Content = new FormUrlEncodedContent([new("logout_token", Idp.LogoutToken(subject))]),
        };
        request.Headers.Host = Address.Host;
        using var answer = await http.SendAsync(request, Token);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        var faults = Faults();
        Directory.CreateDirectory(Screenshots.Failures);
        await File.WriteAllLinesAsync(Path.Combine(Screenshots.Failures, "console-in-production.log"), console?.Lines ?? [], Token);
        playwright?.Dispose();
        if (proxy is not null)
        {
            await proxy.DisposeAsync();
        }

        console?.Dispose();
        if (tenant is not null)
        {
            await tenant.DisposeAsync();
        }

        if (Idp is not null)
        {
            await Idp.DisposeAsync();
        }

        key.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
        Assert.True(faults.Length == 0, faults);
    }

    /// <summary>The errors that the console logged, with their stacks.</summary>
    private string Faults()
    {
        var isFault = false;
        var kept = new List<string>();
        foreach (var line in console?.Lines ?? [])
        {
            isFault = line.StartsWith(' ') ? isFault : line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal);
            if (isFault)
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept);
    }

    private Dictionary<string, string> Settings(EmulatorOptions options) => ReadmeSettings.Fill(new Dictionary<string, string>
    {
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["Console__DataDirectory"] = Path.Combine(directory, "data"),
        ["Auth0__Domain"] = options.Domain,
        ["Auth0__ClientId"] = options.ClientId,
        ["Auth0__PrivateKeyFile"] = Keep("auth0.pem", key.ExportPkcs8PrivateKeyPem()),
        ["Staff__Authority"] = Idp.Issuer,
        ["Staff__ClientId"] = StaffIdp.ClientId,
        ["Staff__ClientSecretFile"] = Keep("staff-secret", StaffIdp.Secret + "\n"),
        ["Staff__Roles__Engineer__0"] = "g-engineers",
        ["Staff__Roles__Administrator__0"] = "g-administrators",
    });

    private string Keep(string name, string content)
    {
        var file = Path.Combine(directory, name);
        File.WriteAllText(file, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return file;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "data", "console.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }

    /// <summary>Publishes what is built already.</summary>
    private async Task<string> PublishAsync()
    {
        var output = Path.Combine(directory, "program");
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo("dotnet", ["publish", "src/SupportConsole", "--no-build", "-c", configuration, "-o", output])
        {
            WorkingDirectory = Screenshots.Repository,
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var said = await publish.StandardOutput.ReadToEndAsync(Token);
        await publish.WaitForExitAsync(Token);
        Assert.True(publish.ExitCode == 0, said);
        return output;
    }
}
