using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Sync;

/// <summary>The registrations of sync checks and the decisions about what they find.</summary>
public static class SyncFeature
{
    public static IServiceCollection AddSync(this IServiceCollection services, SyncSettings? settings = null)
    {
        services.AddSingleton(settings ?? new SyncSettings());
        services.AddSingleton<SyncRuns>();
        services.AddSingleton<PageComparison>();
        services.AddSingleton<TenantPresenceCheck>();
        services.AddSingleton<SyncRunner>();
        services.AddSingleton<SyncSchedule>();
        services.AddSingleton<SyncService>();
        services.AddSingleton<DifferenceDecisions>();
        services.AddSingleton<MissingDecisions>();
        services.AddSingleton<AdoptionPlanner>();
        services.AddHostedService(provider => provider.GetRequiredService<SyncSchedule>());
        return services;
    }
}
