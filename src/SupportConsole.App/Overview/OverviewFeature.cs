using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Overview;

/// <summary>The overview's registrations.</summary>
public static class OverviewFeature
{
    /// <summary>Registers the overview.</summary>
    public static IServiceCollection AddOverview(this IServiceCollection services) => services.AddSingleton<MyWork>().AddSingleton<PasteGuide>();
}
