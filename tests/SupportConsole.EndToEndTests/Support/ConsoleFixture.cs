using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Changes;
using SupportConsole.App.Inventory;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Overview;
using SupportConsole.App.People;
using SupportConsole.App.Sessions.SignIn;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Federation.Secrets;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>The whole console on a real loopback port, with a data directory and an emulated tenant of its own.</summary>
public sealed class ConsoleFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly DirectoryInfo data;
    private readonly Action<IServiceCollection> configure;
    private readonly IReadOnlyDictionary<string, string> settings;

    /// <summary>What it and its frameworks log, at Trace.</summary>
    public HeardLog Heard { get; } = new();

    public ConsoleFixture()
        : this(Directory.CreateTempSubdirectory("console-e2e-").FullName, _ => { })
    {
    }

    /// <summary>A console on a data directory of the test's own, with services and settings of its own.</summary>
    internal ConsoleFixture(string directory, Action<IServiceCollection> configure, IReadOnlyDictionary<string, string>? settings = null)
    {
        (data, this.configure) = (new DirectoryInfo(directory), configure);
        this.settings = settings ?? new Dictionary<string, string>();
        UseKestrel(0);
        StartServer();
        Address = new Uri(Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Loads the sample by the console's own path: every page has something to show.</summary>
    public async ValueTask InitializeAsync()
    {
        var loaded = await Services.GetRequiredService<ISampleData>().LoadAsync(Engineer, _ => Task.CompletedTask);
        Assert.True(loaded.IsOk, loaded.Problem?.ToString());
    }

    /// <summary>The engineer of the development sign-in.</summary>
    public static Actor Engineer => DevelopmentSignIn.Personas[0];

    /// <summary>A cluster of its own for a journey.</summary>
    public async Task<Cluster> AddClusterAsync(string customer) =>
        (await Services.GetRequiredService<ClusterService>().AddAsync(
            new ClusterForm { ClusterId = Guid.NewGuid().ToString(), AccountId = Guid.NewGuid().ToString(), Name = "prod", Customer = customer, IsEntitled = true, OrderReference = "SO-1" },
            Engineer, TestContext.Current.CancellationToken)).Value;

    /// <summary>An OIDC connection in force, whose record names this issuer: one on loopback, which Auth0 would not take.</summary>
    public async Task<Guid> AddOidcAsync(string customer, string issuer)
    {
        var token = TestContext.Current.CancellationToken;
        var cluster = await AddClusterAsync(customer);
        var form = new OnboardingForm
        {
            Protocol = Protocol.Oidc,
            Name = customer.Replace(' ', '-').ToLowerInvariant(),
            [ConnectionSettings.Issuer] = "https://sso.journey.example",
            [ConnectionSettings.ClientId] = $"0oa{customer.Length}",
            [ConnectionSettings.AuthorizationEndpoint] = "https://sso.journey.example/authorize",
            [ConnectionSettings.TokenEndpoint] = "https://sso.journey.example/token",
            [ConnectionSettings.JwksUri] = "https://sso.journey.example/keys",
        };
        var draft = (await Services.GetRequiredService<DraftService>().StartAsync(cluster.Id, form, Engineer, token)).Value.Record.Id;
        using var secret = new ClientSecret("first-secret-0123456789");
        var plan = (await Services.GetRequiredService<ChangePlanner>().PlanCreateAsync(draft, secret, null, null, [], token)).Value;
        Assert.Equal(ChangeState.Confirmed, (await Services.GetRequiredService<ChangeRunner>().ApplyAsync(plan, new ChangeOrder(Engineer, "T-1", "", Guid.NewGuid()))).Value.State);
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(token);
        var record = await context.Connections.SingleAsync(row => row.Id == draft, token);
        record.Settings = new SettingValues { [ConnectionSettings.Issuer] = issuer, [ConnectionSettings.ClientId] = record.Settings[ConnectionSettings.ClientId] };
        await context.SaveChangesAsync(token);
        return draft;
    }

    /// <summary>A SAML connection created by the console's own path.</summary>
    public async Task<ConnectionRecord> CreateSamlAsync(string customer, string pem)
    {
        var cluster = await AddClusterAsync(customer);
        var name = customer.ToLowerInvariant().Replace(' ', '-') + "-prod-saml";
        var form = new OnboardingForm { Protocol = Protocol.Saml, Name = name, [ConnectionSettings.SignInUrl] = $"https://idp.{name}.example/sso", [ConnectionSettings.SignOutUrl] = $"https://idp.{name}.example/slo" };
        var draft = (await Services.GetRequiredService<DraftService>().StartAsync(cluster.Id, form, Engineer, CancellationToken.None)).Value;
        var plan = (await Services.GetRequiredService<ChangePlanner>().PlanCreateAsync(draft.Record.Id, null, TenantCertificate.Read(pem), null, [Tenant.Options.Clients[0].ClientId], CancellationToken.None)).Value;
        var applied = await Services.GetRequiredService<ChangeRunner>().ApplyAsync(plan, new ChangeOrder(Engineer, "T-1", "For a test.", Guid.NewGuid()));
        Assert.Equal(ChangeState.Confirmed, applied.Value.State);
        return draft.Record;
    }

    /// <summary>The data directory.</summary>
    public string DataDirectory => data.FullName;

    /// <summary>The tenant in the console's process: faults, requests, the dashboard.</summary>
    public EmulatedTenant Tenant => Services.GetRequiredService<EmulatedTenant>();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (data.Exists)
        {
            await EndedAsync();
            data.Delete(recursive: true);
        }

        Heard.Dispose();
    }

    /// <summary>The console still writes to its directory after its host has stopped. It releases the lock on it last.</summary>
    private async Task EndedAsync()
    {
        var paths = new ConsolePaths(data.FullName);
        var free = await DirectoryLock.ForConsoleAsync(paths, TimeProvider.System, _ => { }, CancellationToken.None);
        free.Value.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Console:DataDirectory", data.FullName);
        builder.UseSetting("Emulator:Enabled", "true");
        builder.UseSetting("Emulator:Port", "0");
        builder.ConfigureServices(TrustedSessions.AddTo);
        builder.ConfigureServices(configure);
        builder.UseSetting("Sync:Every", "0");
        builder.UseSetting("SignIns:ReadEvery", "0");
        builder.UseSetting("Approvals:RemoveConnection", "false");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter<HeardLog>(null, LogLevel.Trace).AddProvider(Heard));
    }
}
