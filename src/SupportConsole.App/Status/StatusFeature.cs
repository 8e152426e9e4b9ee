using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Status;

/// <summary>The registrations of the settings page.</summary>
public static class StatusFeature
{
    /// <summary>Registers the page's services.</summary>
    public static IServiceCollection AddStatus(this IServiceCollection services) => services.AddSingleton<BackupOnDemand>().AddSingleton<AccessCheck>();
}
