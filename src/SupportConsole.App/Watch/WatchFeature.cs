using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Watch;

public static class WatchFeature
{
    /// <summary>Registers the watch; <see cref="WatchSchedule"/> is the host's to start.</summary>
    public static IServiceCollection AddWatch(this IServiceCollection services, WatchSettings? settings = null) => services
        .AddSingleton(settings ?? new WatchSettings())
        .AddSingleton<WatchPace>()
        .AddSingleton<AutoApplyRules>()
        .AddSingleton<AutoApplier>()
        .AddSingleton<WatchCheck>()
        .AddSingleton<WatchRunner>()
        .AddSingleton<WatchReader>()
        .AddSingleton<WatchService>();
}
