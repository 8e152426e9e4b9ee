using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Changes;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.App.SignIns;
using SupportConsole.App.Sync;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.DemoIdp;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Secrets;
using SupportConsole.Migrations;
using SupportConsole.Tests.Auth0.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.SignIns.Support;

/// <summary>
/// The console's test sign-ins over real HTTP, between an emulated tenant and the demo identity provider, on one clock. Connections are
/// created through the console.
/// </summary>
public sealed class SignInBench : IAsyncDisposable
{
    private readonly ConsolePaths paths;
    private readonly WebApplication app;

    private SignInBench(ConsolePaths paths, WebApplication app, EmulatedTenant tenant, DemoIdentityProvider idp, FakeTimeProvider clock)
    {
        this.paths = paths;
        this.app = app;
        Tenant = tenant;
        Idp = idp;
        Clock = clock;
        Desk = new ChangeDesk(app.Services, tenant, MadeCertificates.One, MadeCertificates.Two);
    }

    public static Actor Engineer => ChangeDesk.Engineer;

    public EmulatedTenant Tenant { get; }

    public DemoIdentityProvider Idp { get; }

    public FakeTimeProvider Clock { get; }

    public ChangeDesk Desk { get; }

    public Uri Console { get; private set; } = null!;

    public IDbContextFactory<ConsoleDbContext> Contexts => Get<IDbContextFactory<ConsoleDbContext>>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SignInBench> StartAsync(
        IReadOnlyCollection<string>? scopes = null,
        IReadOnlyList<EmulatedClient>? clients = null)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var hosts = new LoopbackHosts();
        var options = new EmulatorOptions
        {
            Hosts = hosts,
            Scopes = scopes ?? EmulatorScopes.All,
            Clients = clients ?? EmulatedClient.Defaults,
        };
        var tenant = await EmulatedTenant.StartAsync(options, clock, Token);
        var idp = await DemoIdentityProvider.StartAsync(
            new DemoIdpOptions { Hosts = hosts, ClientSecret = ChangeDesk.FirstSecret.Reveal() },
            clock,
            Token);
        var paths = new ConsolePaths(Directory.CreateTempSubdirectory("console-sign-ins-").FullName);
        var app = Build(paths, tenant, clock);
        Assert.True((await app.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token)).IsOk);
        await app.StartAsync(Token);
        return new SignInBench(paths, app, tenant, idp, clock) { Console = new Uri(app.Urls.First()) };
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>A connection to the demo identity provider, ready to be tested.</summary>
    /// <param name="waits">Whether its application waits for a test.</param>
    public async Task<ConnectionRecord> CreateAsync(Protocol protocol, bool waits = false)
    {
        var draft = await Desk.DraftAsync(protocol);
        await EditAsync(draft.Id, PointAtIdp);
        var certificate = CertificateReader.Read(Idp.Metadata, Clock.GetUtcNow()).Value.Certificates[0];
        var isOidc = protocol == Protocol.Oidc;
        var plan = ChangeDesk.Must(await Desk.Planner.PlanCreateAsync(
            draft.Id,
            isOidc ? ChangeDesk.FirstSecret : null,
            isOidc ? null : certificate,
            null,
            [Desk.Application],
            Token));
        if (waits)
        {
            var test = (await Get<TestApplication>().FindAsync(Token)).Value;
            plan = plan.WithApplicationsAfterTest(test?.Id);
        }

        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State);
        return await Desk.ReadAsync(draft.Id);
    }

    /// <summary>A connection to the demo identity provider that both support and the customer can test.</summary>
    public async Task<ConnectionRecord> ReadyAsync(Protocol protocol)
    {
        var record = await CreateAsync(protocol);
        await PrepareAsync(record);
        return await Desk.ReadAsync(record.Id);
    }

    /// <summary>Prepares the tenant and the connection for test sign-ins, as the page does.</summary>
    public async Task PrepareAsync(ConnectionRecord record)
    {
        var applications = Get<TestApplication>();
        var application = (await applications.FindAsync(Token)).Value!;
        ChangeDesk.Must(await applications.AllowCallbacksAsync(application, applications.CallbacksAt(Console), Engineer));
        await EnableAsync(record, application.Id, isOn: true);
    }

    public async Task EnableAsync(ConnectionRecord record, string application, bool isOn)
    {
        var plan = ChangeDesk.Must(await Desk.Planner.PlanApplicationsAsync(
            record.Id,
            new Dictionary<string, bool> { [application] = isOn },
            Token));
        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State);
    }

    public async Task RotateSecretAsync(ConnectionRecord record, ClientSecret secret)
    {
        var plan = ChangeDesk.Must(await Desk.Planner.PlanRotateSecretAsync(record.Id, secret, expiry: null, Token));
        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State);
    }

    public async Task<IReadOnlyList<SignInTest>> TestsAsync(Guid connectionId)
    {
        await using var context = await Contexts.CreateDbContextAsync(Token);
        return await context.SignInTests.AsNoTracking().Where(test => test.ConnectionId == connectionId).OrderBy(test => test.At).ToListAsync(Token);
    }

    public async Task<SignInOverview> OverviewAsync(Guid connectionId) => (await Get<SignInReader>().FindAsync(connectionId, Token))!;

    /// <summary>
    /// All texts of the database, from its files. An open connection keeps them there: SQLite removes two of them with the last one, and another
    /// test may empty the pools.
    /// </summary>
    public async Task<string> DatabaseTextAsync()
    {
        await using var open = await Contexts.CreateDbContextAsync(Token);
        await open.Database.OpenConnectionAsync(Token);
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(paths.Directory, "*.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            text.Append(await reader.ReadToEndAsync(Token));
        }

        Assert.Contains("SignInTests", text.ToString(), StringComparison.Ordinal);
        return text.ToString();
    }

    public async Task EditAsync(Guid id, Action<ConnectionRecord> edit)
    {
        await using var context = await Contexts.CreateDbContextAsync(Token);
        edit((await context.Connections.FindAsync([id], Token))!);
        await context.SaveChangesAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Idp.DisposeAsync();
        await Tenant.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(paths.Directory, recursive: true);
    }

    private void PointAtIdp(ConnectionRecord draft)
    {
        var settings = draft.Settings.Copy();
        if (draft.Protocol == Protocol.Oidc)
        {
            settings[ConnectionSettings.ClientId] = Idp.Options.ClientId;
            settings[ConnectionSettings.Issuer] = Idp.Issuer;
            settings[ConnectionSettings.AuthorizationEndpoint] = Idp.Issuer + "/authorize";
            settings[ConnectionSettings.TokenEndpoint] = Idp.Issuer + "/token";
            settings[ConnectionSettings.JwksUri] = Idp.Issuer + "/keys";
        }
        else
        {
            settings[ConnectionSettings.SignInUrl] = Idp.Issuer + "/saml/sso";
        }

        draft.Settings = settings;
    }

    private static WebApplication Build(ConsolePaths paths, EmulatedTenant tenant, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(clock).AddSingleton<AuditTrail>();
        builder.Services.AddRecord(paths, typeof(DesignTimeContextFactory).Assembly);
        TrustedSessions.AddTo(builder.Services);
        builder.Services.AddSingleton(new ConsoleInfo
        {
            TenantDomain = tenant.Options.Domain,
            IsEmulated = true,
            IsDevelopment = true,
            DataDirectory = paths.Directory,
            Version = "1.0",
        });
        builder.Services.AddChanges().AddSync(new SyncSettings { Every = TimeSpan.Zero }).AddSignIns(new SignInSettings { ReadEvery = 0 });
        builder.Services.AddAuthorization();
        builder.Services.AddStrangerLimits();
        ChangeDesk.AddTenant(builder.Services, tenant);
        ChosenClient.Use(builder.Services);
        var app = builder.Build();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapSignInTests();
        return app;
    }
}
