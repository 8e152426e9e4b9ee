using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Changes;
using SupportConsole.App.Cutovers;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Fetching;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Reminders;
using SupportConsole.App.SignIns;
using SupportConsole.App.Watch;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Migrations;
using SupportConsole.Tests.Reminders;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Cutovers;

/// <summary>Cutovers between a real SQLite file and an emulated tenant, with the customer's page over real HTTP and a clock that the test sets.</summary>
internal sealed class CutoverBench : IAsyncDisposable
{
    private readonly ConsolePaths paths;
    private readonly Func<WebApplication> build;
    private WebApplication app;

    private CutoverBench(ConsolePaths paths, Func<WebApplication> build, EmulatedTenant tenant, FakeTimeProvider clock, HeardSender sender)
    {
        (this.paths, this.build) = (paths, build);
        (Tenant, Clock) = (tenant, clock);
        Sender = sender;
        app = build();
        Desk = DeskOf(app, Tenant);
    }

    public static Actor Engineer { get; } = new("Ana Ruiz", StaffRole.Engineer) { Email = "ana@console.example" };

    public EmulatedTenant Tenant { get; }

    public FakeTimeProvider Clock { get; }

    public HeardSender Sender { get; }

    public ChangeDesk Desk { get; private set; }

    public ConnectionRecord Record { get; private set; } = null!;

    public Uri Address => new(app.Urls.First());

    public CutoverPlans Plans => Get<CutoverPlans>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="hasContact">Whether the customer's contact has confirmed an address, in Berlin and in German.</param>
    /// <param name="sender">What sends emails; null for <see cref="Sender"/>.</param>
    public static async Task<CutoverBench> StartAsync(
        bool hasContact = true,
        IMessageSender? sender = null,
        Action<IServiceCollection>? configure = null)
    {
        var (clock, heard) = (new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero)), new HeardSender());
        var tenant = await EmulatedTenant.StartAsync(new EmulatorOptions(), clock, Token);
        var paths = new ConsolePaths(Directory.CreateTempSubdirectory("console-cutovers-").FullName);
        var bench = new CutoverBench(paths, () => Build(paths, tenant, clock, sender ?? heard, configure), tenant, clock, heard);
        Assert.True((await bench.Get<ConsoleDatabase>().MigrateAsync(Token)).IsOk);
        await bench.app.StartAsync(Token);
        bench.Record = await bench.Desk.CreatedAsync(Protocol.Saml);
        if (hasContact)
        {
            await bench.AddContactAsync(bench.Record.ClusterId);
        }

        return bench;
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Another console goes on with the same files, as after a kill.</summary>
    public async Task RestartAsync()
    {
        await app.DisposeAsync();
        app = build();
        await app.StartAsync(Token);
        Desk = DeskOf(app, Tenant);
        await Get<Outbox>().RecoverAsync(Token);
    }

    /// <summary>Removes the connection from the tenant and goes on with a new one of the same customer.</summary>
    public async Task NextConnectionAsync()
    {
        var cluster = Record.ClusterId;
        Tenant.Dashboard.Delete(Record.Name.Value);
        Record = await Desk.CreatedAsync(Protocol.Saml);
        if (Record.ClusterId != cluster)
        {
            await AddContactAsync(Record.ClusterId);
        }
    }

    public async Task<int> CountLinksAsync(Guid cutover)
    {
        await using var context = await Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        return await context.CutoverLinks.CountAsync(link => link.CutoverId == cutover, Token);
    }

    public async Task<Cutover> PlanAsync(bool isAgreed = true, SigningCertificate? certificate = null)
    {
        var order = new CutoverOrder
        {
            ConnectionId = Record.Id,
            Certificate = certificate ?? MadeCertificates.Two,
            At = Clock.GetUtcNow().AddHours(2),
            StaffZone = "America/New_York",
            CustomerZone = "Europe/Berlin",
            Ticket = "SUP-7",
            IsAgreed = isAgreed,
        };
        return await FindAsync(ChangeDesk.Must(await Plans.PlanAsync(order, Engineer, Token)));
    }

    public async Task<string> LinkAsync(Cutover cutover) => ChangeDesk.Must(await Get<CutoverLinks>().CreateAsync(cutover.Id, Engineer, Token));

    public async Task<Cutover> FindAsync(Guid id)
    {
        await using var context = await Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        return await context.Cutovers.AsNoTracking().SingleAsync(row => row.Id == id, Token);
    }

    /// <summary>Brings cutovers forward as a console that was just started.</summary>
    public Task SettleAsync() => ActivatorUtilities.CreateInstance<CutoverSettler>(app.Services).SettleAllAsync(Token);

    public async Task<Cutover> SettledAsync(Guid id)
    {
        await SettleAsync();
        return await FindAsync(id);
    }

    public Task<int> SendAsync() => Get<OutboxSender>().SendDueAsync(Token);

    public async Task AddAsync(params object[] rows)
    {
        await using var context = await Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        context.AddRange(rows);
        await context.SaveChangesAsync(Token);
    }

    public Task SignedInAsync(bool succeeded = true) => AddAsync(new SignInEvent
    {
        LogId = Guid.NewGuid().ToString("N"),
        ConnectionId = Record.Id,
        At = Clock.GetUtcNow(),
        Succeeded = succeeded,
        IsTest = false,
        Cause = "",
        User = "",
    });

    public async Task<IReadOnlyList<string>> ActionsAsync()
    {
        await using var context = await Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        return await context.AuditEntries.Where(entry => entry.Action.StartsWith("cutover.")).OrderBy(entry => entry.Id)
            .Select(entry => entry.Action).ToListAsync(Token);
    }

    public string CertificateInAuth0() => (string)Tenant.Dashboard.Connections.Single()["options"]!["signingCert"]!;

    public async Task RollBackAsync()
    {
        var plan = ChangeDesk.Must(await Desk.Planner.PlanRotateCertificateAsync(Record.Id, MadeCertificates.One, Token));
        Assert.Equal(ChangeState.Confirmed, ChangeDesk.Must(await Desk.Runner.ApplyAsync(plan, ChangeDesk.Order())).State);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Tenant.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(paths.Directory, recursive: true);
    }

    private static ChangeDesk DeskOf(WebApplication app, EmulatedTenant tenant) => new(app.Services, tenant, MadeCertificates.One, MadeCertificates.Two);

    private async Task AddContactAsync(ClusterId id)
    {
        await using var context = await Get<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        var cluster = await context.Clusters.SingleAsync(row => row.Id == id, Token);
        (cluster.ContactEmail, cluster.ContactName) = ("Priya@acme.example", "Priya");
        if (!await context.ContactAddresses.AnyAsync(Token))
        {
            context.Add(new ContactAddress
            {
                Email = "priya@acme.example",
                TokenHash = "",
                AskedAt = Clock.GetUtcNow(),
                ConfirmedAt = Clock.GetUtcNow(),
                Language = "de",
                Zone = "Europe/Berlin",
            });
        }

        await context.SaveChangesAsync(Token);
    }

    private static WebApplication Build(
        ConsolePaths paths,
        EmulatedTenant tenant,
        TimeProvider clock,
        IMessageSender sender,
        Action<IServiceCollection>? configure)
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
            PublicAddress = new Uri("https://console.example"),
        });
        builder.Services.AddFetching().AddChanges().AddSignIns(new SignInSettings { ReadEvery = 0 }).AddDeadlines();
        builder.Services.AddReminders(ReminderDesk.Settings).AddCutovers().AddWatch().AddSingleton(sender);
        builder.Services.AddAuthorization();
        builder.Services.AddStrangerLimits();
        ChangeDesk.AddTenant(builder.Services, tenant);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapCutovers();
        return app;
    }
}
