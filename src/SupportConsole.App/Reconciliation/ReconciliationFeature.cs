using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Changes;
using SupportConsole.App.Data;
using SupportConsole.Auth0;

namespace SupportConsole.App.Reconciliation;

/// <summary>The registrations of reconciling.</summary>
public static class ReconciliationFeature
{
    /// <summary>Registers the sweep, its schedule and the decisions on what it finds.</summary>
    public static IServiceCollection AddReconciliation(this IServiceCollection services, ReconcileSettings? settings = null)
    {
        services.AddSingleton(settings ?? new ReconcileSettings());
        services.AddSingleton<SweepJournal>().AddSingleton<PageComparison>().AddSingleton<DirectLook>().AddSingleton<Sweeper>();
        services.AddSingleton(provider => new SweepSchedule(
            provider.GetRequiredService<SweepJournal>(), provider.GetRequiredService<Sweeper>(), provider.GetRequiredService<IDbContextFactory<ConsoleDbContext>>(),
            provider.GetRequiredService<ReconcileSettings>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SweepSchedule>>()));
        services.AddSingleton<ReconcileService>().AddSingleton<DriftDecisions>();
        services.AddSingleton(provider => new MissingDecisions(
            provider.GetRequiredService<IDbContextFactory<ConsoleDbContext>>(), provider.GetRequiredService<DirectLook>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AdoptionPlanner(
            provider.GetRequiredService<IDbContextFactory<ConsoleDbContext>>(), provider.GetRequiredService<IAuth0Tenant>(), provider.GetRequiredService<DirectLook>(),
            provider.GetRequiredService<RecordKeeper>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService(provider => provider.GetRequiredService<SweepSchedule>());
        return services;
    }
}
