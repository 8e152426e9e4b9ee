using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Access;
using SupportConsole.App.Approvals;
using SupportConsole.App.Audit;
using SupportConsole.App.Changes;
using SupportConsole.App.Clusters;
using SupportConsole.App.Connections;
using SupportConsole.App.Cutovers;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Diagnosis;
using SupportConsole.App.Fetching;
using SupportConsole.App.HandOff;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Overview;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Reminders;
using SupportConsole.App.Sessions;
using SupportConsole.App.SignIns;
using SupportConsole.App.Status;
using SupportConsole.App.Sync;
using SupportConsole.App.Watch;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Migrations;
using SupportConsole.Tests.Changes.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Shell;

/// <summary>Renders whole pages over the console's own services: a migrated SQLite file and an emulated tenant over real HTTP.</summary>
public abstract class ConsolePageTest : PageTest, IAsyncLifetime
{
    private readonly ConsolePaths paths = new(Directory.CreateTempSubdirectory("console-page-").FullName);
    private readonly SignedInPerson signedIn = new();

    /// <summary>The tenant.</summary>
    protected EmulatedTenant Tenant { get; private set; } = null!;

    /// <summary>Makes and changes connections as the console does.</summary>
    protected ChangeDesk Desk { get; private set; } = null!;

    /// <summary>The database's moods.</summary>
    protected FailingDatabase Database { get; } = new();

    /// <summary>The settings of reminders; no channel is set up to begin with.</summary>
    protected ReminderSettings Reminders { get; } = new();

    /// <summary>What the console says of its tenant.</summary>
    protected virtual bool SaysEmulated => true;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Tenant = await EmulatedTenant.StartAsync(new EmulatorOptions(), TimeProvider.System, Token);
        Services.AddLogging();
        Services.AddRecord(paths, typeof(DesignTimeContextFactory).Assembly);
        Services.AddSessions();
        TrustedSessions.AddTo(Services);
        Services.ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(Database));
        Services.AddSingleton<ScheduledBackup>();
        Services.AddSingleton(new ConsoleInfo
        {
            TenantDomain = Tenant.Options.Domain,
            IsEmulated = SaysEmulated,
            IsDevelopment = true,
            HasPersonas = true,
            DataDirectory = paths.Directory,
            Version = "1.0",
        });
        Services.AddFetching().AddAudit().AddChanges().AddClusters().AddConnectionPages().AddOnboarding().AddHandOff().AddOverview().AddDiagnosis().AddStatus().AddSync().AddApprovals().AddDeadlines().AddReminders(Reminders).AddAccess().AddWatch().AddSignIns().AddCutovers();
        signedIn.AddTo(Services);
        ChangeDesk.AddTenant(Services, Tenant);
        SignIn(StaffRole.Engineer);
        Assert.True((await Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token)).IsOk);
        Desk = new ChangeDesk(Services, Tenant, MadeCertificates.One, MadeCertificates.Two);
    }

    /// <summary>Signs somebody of that role in.</summary>
    protected void SignIn(StaffRole role) =>
        signedIn.Actor = new Actor(role == StaffRole.Manager ? "Marek Novak" : "Ana Ruiz", role);

    /// <summary>Signs a person in as their session names them.</summary>
    protected void SignIn(Actor person) => signedIn.Actor = person;

    /// <summary>Renders a page at an address, its query included.</summary>
    protected IRenderedComponent<TPage> Open<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo(address);
        return Render<TPage>(parameters);
    }

    /// <summary>Changes a connection's record as it lies.</summary>
    protected async Task EditAsync(Guid id, Action<ConnectionRecord> edit)
    {
        await using var context = await Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        edit((await context.Connections.FindAsync([id], Token))!);
        await context.SaveChangesAsync(Token);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Tenant.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(paths.Directory, recursive: true);
        GC.SuppressFinalize(this);
    }
}
