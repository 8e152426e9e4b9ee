using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using SupportConsole.App.Access;
using SupportConsole.App.Approvals;
using SupportConsole.App.Audit;
using SupportConsole.App.BreakGlass;
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
using SupportConsole.App.Sessions;
using SupportConsole.App.Shell;
using SupportConsole.App.SignIns;
using SupportConsole.App.Status;
using SupportConsole.App.Sync;
using SupportConsole.App.Watch;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.DemoIdp;
using SupportConsole.Heads;
using SupportConsole.Messages;
using SupportConsole.Migrations;
using SupportConsole.Sample;

namespace SupportConsole;

/// <summary>Composes the console: the app's features, the tenant, the migrations and, in Development, the emulator.</summary>
internal static class ConsoleHost
{
    private static readonly TimeSpan FirstRuns = TimeSpan.FromSeconds(2);

    public static void AddConsole(
        this WebApplicationBuilder builder,
        ConsoleSettings settings,
        EmulatedTenant? emulator,
        DemoIdentityProvider? idp)
    {
        var services = builder.Services;
        services.AddSingleton(settings);
        if (settings.IsEmulated)
        {
            services.AddSample();
        }
        else
        {
            services.AddSingleton(TimeProvider.System);
        }

        services.AddHeads(settings.Audit);
        services.AddSingleton(settings.Approvals);
        services.AddSingleton(provider => new BackgroundWork(provider.GetRequiredService<TimeProvider>()) { BeginsAfter = FirstRuns });
        services.AddRecord(settings.Paths, typeof(DesignTimeContextFactory).Assembly, settings.Backups);
        services.AddSingleton<ScheduledBackup>().AddHostedService(provider => provider.GetRequiredService<ScheduledBackup>());
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", StartUp.IsLogged);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", StartUp.IsLogged);
        builder.Logging.AddFilter(typeof(SessionHandler).FullName, LogLevel.Warning);
        builder.AddTelemetry(settings.Telemetry);
        builder.UseAddresses(settings);
        if (emulator is not null)
        {
            services.AddSingleton(emulator);
            services.AddSingleton(idp!);
        }

        services.AddAuth0Tenant(options =>
        {
            builder.Configuration.GetSection(Auth0TenantOptions.Section).Bind(options);
            if (emulator is not null)
            {
                options.Domain = emulator.Options.Domain;
                options.ClientId = emulator.Options.ClientId;
                options.ClientSecret = emulator.Options.ClientSecret;
                options.BaseAddress = emulator.BaseAddress;
                options.RequestsPerSecond = settings.RequestsPerSecond ?? Emulation.PerSecond;
            }
        });
        if (settings.UsesOfficialSdk)
        {
            OfficialSdk.AddTo(services);
        }

        services.AddShell(new ConsoleInfo
        {
            TenantDomain = emulator?.Options.Domain ?? settings.TenantDomain,
            IsEmulated = emulator is not null,
            DemoIdp = idp?.LoopbackAddress,
            IsDevelopment = settings.IsDevelopment,
            HasPersonas = settings.IsDevelopment && (settings.IsEmulated || settings.ArePersonasOnRealTenant),
            HasStaffSignIn = settings.Staff.IsOn,
            Contact = settings.Staff.Contact,
            RoleSources = settings.Staff.Roles.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value),
            PublicAddress = settings.PublicAddress,
            DataDirectory = settings.Paths.Directory,
            Version = ShortVersion(),
        });
        services.AddFetching(fetching =>
        {
            builder.Configuration.GetSection(FetchSettings.Section).Bind(fetching);
            fetching.AllowLoopback = settings.IsDevelopment;
            fetching.FindOnThisMachine = emulator is null ? null : emulator.Options.Hosts.Find;
        }).AddHostedService<ExceptionApprovals>().AddHostedService<FetchExceptionAudit>();
        services.AddApprovals().AddDeadlines().AddBreakGlass(new BreakGlassSettings(settings.IsBreakGlassOn));
        services.AddAudit().AddChanges().AddClusters().AddConnectionPages().AddOnboarding().AddHandOff().AddOverview().AddDiagnosis();
        services.AddSignIns(settings.SignIns);
        services.AddStatus().AddSync(settings.Sync).AddSessions(settings.Sessions).AddAccess();
        services.AddWatch(settings.Watch).AddHostedService<WatchSchedule>();
        services.AddShipping(settings.Backups);
        services.AddMessages(settings.Reminders);
        services.AddCutovers().AddCutoverLoop();
        ConsoleSettings.MakePrivate(settings.Paths.SignInKeys);
        services.AddDataProtection().SetApplicationName("SupportConsole").PersistKeysToFileSystem(new DirectoryInfo(settings.Paths.SignInKeys));
        services.AddStaffSignIn(settings);
        services.AddStrangerLimits();
        services.AddSingleton<TenantHealth>();
        services.AddHostedService<MemoryCompaction>();
        services.AddHealthChecks().AddCheck<RecordHealth>("record").AddCheck<TenantHealth>("tenant").AddCheck<BackupHealth>("backup").AddCheck<HeadHealth>("audit")
            .AddCheck<FingerprintKeyHealth>("fingerprint key").AddCheck<BackgroundHealth>("background");
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }

    /// <summary>The version with seven letters of its commit, as Git shows it.</summary>
    private static string ShortVersion()
    {
        var version = typeof(ConsoleHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        return version.Split('+') is [var number, { Length: > 7 } commit] ? $"{number}+{commit[..7]}" : version;
    }
}
