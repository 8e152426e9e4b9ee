using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;
using SupportConsole.App.Sync;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Migrations;
using SupportConsole.Tests.Changes.Support;

namespace SupportConsole.Tests.Sync.Support;

/// <summary>Sync checks over a record file and a tenant of their own, over real HTTP.</summary>
public sealed class SyncBench : IAsyncDisposable
{
    private SyncBench(ChangeBench desk) => Desk = desk;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An engineer's decision, with its ticket and reason.</summary>
    public static Decision Decided { get; } = new(ChangeDesk.Engineer, "SUP-7", "Agreed with the customer.");

    public ChangeBench Desk { get; }

    public EmulatedTenant Emulator => Desk.Emulator;

    public Dashboard Dashboard => Desk.Emulator.Dashboard;

    public SyncService Service => Get<SyncService>();

    /// <summary>The pages that sync checks asked the tenant for.</summary>
    public IEnumerable<SeenRequest> Pages => Emulator.Requests.Where(request => request.Path == "/api/v2/connections" && request.Method == "GET" && !request.Query.Contains("name=", StringComparison.Ordinal));

    public static async Task<SyncBench> StartAsync(TimeProvider? time = null, SyncSettings? settings = null) =>
        new(await ChangeBench.StartAsync(time ?? TimeProvider.System, services: services => services.AddSingleton(settings ?? new SyncSettings())));

    /// <summary>The console after a restart: new services on the same database and tenant.</summary>
    public ServiceProvider Restarted(SyncSettings? settings = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(Get<TimeProvider>()).AddSingleton<AuditTrail>();
        services.AddRecord(Desk.Record.Paths, typeof(DesignTimeContextFactory).Assembly);
        TrustedSessions.AddTo(services);
        App.Changes.ChangesFeature.AddChanges(services).AddSync(settings);
        ChangeDesk.AddTenant(services, Emulator);
        return services.BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => Desk.Record.Services.GetRequiredService<T>();

    /// <summary>Starts a sync check and runs it to its end.</summary>
    public async Task<SyncRun> CheckAsync()
    {
        ChangeDesk.Must(await Service.StartAsync(ChangeDesk.Engineer, Token));
        await Get<SyncSchedule>().RunDueAsync(mayStart: false, Token);
        return (await Service.StatusAsync(Token)).Last!;
    }

    /// <summary>The same, with something that happens after each page was answered and before it is compared.</summary>
    public async Task CheckAsync(Func<Task> meanwhile)
    {
        ChangeDesk.Must(await Service.StartAsync(ChangeDesk.Engineer, Token));
        var id = await Get<SyncRuns>().FindRunningAsync(Token);
        var late = new SyncRunner(
            LateAnswers.To(nameof(IAuth0Tenant.ListConnectionsAsync), Get<IAuth0Tenant>(), meanwhile),
            Get<SyncRuns>(),
            Get<PageComparison>(),
            Get<FindingStore>(),
            Get<TenantPresenceCheck>(),
            Desk.Record.Contexts,
            Get<TimeProvider>(),
            Get<ILogger<SyncRunner>>());
        await late.RunAsync(id!.Value, Token);
        Assert.Equal(SyncRunState.Completed, (await Service.StatusAsync(Token)).Last!.State);
    }

    /// <summary>A run that is expected to see the whole tenant.</summary>
    public async Task<SyncRun> CompletedCheckAsync()
    {
        var run = await CheckAsync();
        Assert.True(run.State == SyncRunState.Completed, $"{run.State}: {run.Problem}");
        return run;
    }

    public async Task<IReadOnlyList<Finding>> FindingsAsync()
    {
        await using var context = await Desk.Record.Contexts.CreateDbContextAsync(Token);
        return await context.Findings.AsNoTracking().OrderBy(finding => finding.Name).ToListAsync(Token);
    }

    public async Task<Finding> OnlyFindingAsync(FindingKind kind) => Assert.Single(await FindingsAsync(), finding => finding.Kind == kind);

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(string action)
    {
        await using var context = await Desk.Record.Contexts.CreateDbContextAsync(Token);
        return await context.AuditEntries.AsNoTracking().Where(entry => entry.Action == action).OrderBy(entry => entry.Id).ToListAsync(Token);
    }

    public async Task EditRecordAsync(Guid id, Action<ConnectionRecord> edit)
    {
        await using var context = await Desk.Record.Contexts.CreateDbContextAsync(Token);
        edit(await context.Connections.SingleAsync(record => record.Id == id, Token));
        await context.SaveChangesAsync(Token);
    }

    /// <summary>Gives a connection another display name in the tenant.</summary>
    public void Rename(ConnectionRecord record, string? displayName) => Dashboard.Edit(record.Name.Value, new JsonObject { ["display_name"] = displayName });

    /// <summary>Makes an OIDC connection in the tenant that the console knows nothing of.</summary>
    public void MakeInDashboard(string name, string strategy = "oidc", params string[] applications)
    {
        Dashboard.Create(new JsonObject
        {
            ["name"] = name,
            ["strategy"] = strategy,
            ["display_name"] = "Made by hand",
            ["options"] = strategy == "oidc"
                ? new JsonObject
                {
                    ["type"] = "back_channel",
                    ["client_id"] = "0oa-hand",
                    ["client_secret"] = "hand-made-secret-Qw12",
                    ["issuer"] = "https://idp.hand.example",
                    ["authorization_endpoint"] = "https://idp.hand.example/authorize",
                    ["token_endpoint"] = "https://idp.hand.example/token",
                    ["jwks_uri"] = "https://idp.hand.example/jwks",
                    ["scope"] = "openid email",
                }
                : [],
        });
        Dashboard.SetEnabledClients(name, applications);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
