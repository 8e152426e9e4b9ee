using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Overview;

public static class OverviewFeature
{
    public static IServiceCollection AddOverview(this IServiceCollection services) =>
        services.AddSingleton<MyWork>().AddSingleton<PasteGuide>();
}
