using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Changes;
using SupportConsole.App.Record;
using SupportConsole.Auth0;

namespace SupportConsole.App.Sync;

/// <summary>The registrations of reconciling.</summary>
public static class SyncFeature
{
    /// <summary>Registers the sweep, its schedule and the decisions on what it finds.</summary>
    public static IServiceCollection AddSync(this IServiceCollection services, SyncSettings? settings = null)
    {
        services.AddSingleton(settings ?? new SyncSettings());
        services.AddSingleton<SyncJournal>().AddSingleton<PageComparison>().AddSingleton<TenantPresenceCheck>().AddSingleton<SyncRunner>();
        services.AddSingleton(provider => new SyncSchedule(
            provider.GetRequiredService<SyncJournal>(), provider.GetRequiredService<SyncRunner>(), provider.GetRequiredService<IDbContextFactory<ConsoleDbContext>>(),
            provider.GetRequiredService<SyncSettings>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SyncSchedule>>()));
        services.AddSingleton<SyncService>().AddSingleton<DifferenceDecisions>();
        services.AddSingleton(provider => new MissingDecisions(
            provider.GetRequiredService<IDbContextFactory<ConsoleDbContext>>(), provider.GetRequiredService<TenantPresenceCheck>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AdoptionPlanner(
            provider.GetRequiredService<IDbContextFactory<ConsoleDbContext>>(), provider.GetRequiredService<IAuth0Tenant>(), provider.GetRequiredService<TenantPresenceCheck>(),
            provider.GetRequiredService<ConnectionRecordUpdater>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService(provider => provider.GetRequiredService<SyncSchedule>());
        return services;
    }
}
