using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Settings;

/// <summary>The registrations of the settings page.</summary>
public static class SettingsFeature
{
    /// <summary>Registers the page's services.</summary>
    public static IServiceCollection AddSettings(this IServiceCollection services) => services.AddSingleton<BackupOnDemand>();
}
