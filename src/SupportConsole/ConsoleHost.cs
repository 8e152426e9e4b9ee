using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using SupportConsole.App.Audit;
using SupportConsole.App.Changes;
using SupportConsole.App.Clusters;
using SupportConsole.App.Connections;
using SupportConsole.App.Diagnosis;
using SupportConsole.App.Fetching;
using SupportConsole.App.HandOff;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Overview;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Shell;
using SupportConsole.App.Status;
using SupportConsole.App.Sync;
using SupportConsole.Auth0;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Migrations;
using SupportConsole.Sample;

namespace SupportConsole;

/// <summary>Composes the console: the app's features, the tenant, the migrations and, in Development, the emulator.</summary>
internal static class ConsoleHost
{
    /// <summary>Registers everything.</summary>
    public static void AddConsole(this WebApplicationBuilder builder, ConsoleSettings settings, EmulatedTenant? emulator)
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

        services.AddRecord(settings.Paths, typeof(DesignTimeContextFactory).Assembly, settings.Backups);
        services.AddSingleton<ScheduledBackup>().AddHostedService(provider => provider.GetRequiredService<ScheduledBackup>());
        if (emulator is not null)
        {
            services.AddSingleton(emulator);
        }

        services.AddAuth0Tenant(options =>
        {
            builder.Configuration.GetSection(Auth0TenantOptions.Section).Bind(options);
            if (emulator is not null)
            {
                (options.Domain, options.ClientId, options.ClientSecret) = (emulator.Options.Domain, emulator.Options.ClientId, emulator.Options.ClientSecret);
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
            IsDevelopment = settings.IsDevelopment,
            DataDirectory = settings.Paths.Directory,
            Version = typeof(ConsoleHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        });
        services.AddFetching(fetching =>
        {
            builder.Configuration.GetSection(FetchSettings.Section).Bind(fetching);
            fetching.AllowLoopback = settings.IsDevelopment;
        }).AddHostedService<FetchExceptionAudit>();
        services.AddAudit().AddChanges().AddClusters().AddConnectionPages().AddOnboarding().AddHandOff().AddOverview().AddDiagnosis().AddStatus().AddSync(settings.Sync);
        var keys = Path.Combine(settings.Paths.Directory, "sign-in-keys");
        ConsoleSettings.MakePrivate(keys);
        services.AddDataProtection().SetApplicationName("SupportConsole").PersistKeysToFileSystem(new DirectoryInfo(keys));
        if (settings.IsBehindProxy)
        {
            services.Configure<ForwardedHeadersOptions>(options =>
            {
                options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
                options.KnownIPNetworks.Clear();
                options.KnownProxies.Clear();
            });
        }

        services.AddSingleton<TenantHealth>();
        services.AddHealthChecks().AddCheck<RecordHealth>("record").AddCheck<TenantHealth>("tenant").AddCheck<BackupHealth>("backup");
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }
}
