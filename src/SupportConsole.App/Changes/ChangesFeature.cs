using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Differences;

namespace SupportConsole.App.Changes;

public static class ChangesFeature
{
    public static IServiceCollection AddChanges(this IServiceCollection services, Action<ChangeSettings>? configure = null)
    {
        var settings = new ChangeSettings();
        configure?.Invoke(settings);
        services.AddSingleton(settings);
        services.AddSingleton<ChangeSteps>();
        services.AddSingleton<FindingStore>();
        services.AddSingleton<ChangeAuthors>();
        services.AddSingleton<ConnectionRecordUpdater>();
        services.AddSingleton<ChangeJournal>();
        services.AddSingleton<ChangeExecutor>();
        services.AddSingleton<ChangeSettler>();
        services.AddSingleton<ChangePlanner>();
        services.AddSingleton<ChangeRunner>();
        services.AddHostedService<SettlementService>();
        return services;
    }
}
