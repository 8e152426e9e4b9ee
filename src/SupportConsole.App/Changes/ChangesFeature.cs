using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportConsole.App.Differences;
using SupportConsole.App.Record;

namespace SupportConsole.App.Changes;

/// <summary>The registrations of the one path for changes.</summary>
public static class ChangesFeature
{
    /// <summary>Registers planner, runner and settler.</summary>
    public static IServiceCollection AddChanges(this IServiceCollection services, Action<ChangeSettings>? configure = null)
    {
        var settings = new ChangeSettings();
        configure?.Invoke(settings);
        services.AddSingleton(settings);
        services.AddSingleton<ChangeSteps>();
        services.AddSingleton<FindingStore>();
        services.AddSingleton<ConnectionRecordUpdater>();
        services.AddSingleton<ChangeJournal>();
        services.AddSingleton<ChangeExecutor>();
        services.AddSingleton<ChangeSettler>();
        services.AddSingleton<ChangePlanner>();
        services.AddSingleton(provider => new ChangeRunner(
            provider.GetRequiredService<ChangeJournal>(), provider.GetRequiredService<ChangeExecutor>(), provider.GetRequiredService<ChangeSettler>(), provider.GetRequiredService<IDbContextFactory<ConsoleDbContext>>(),
            provider.GetRequiredService<RecordWatch>(), settings, provider.GetRequiredService<ChangeSteps>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ChangeRunner>>()));
        services.AddHostedService<SettlementService>();
        return services;
    }
}
