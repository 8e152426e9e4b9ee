using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Pasting;

/// <summary>The registrations of what pages share that take a paste.</summary>
public static class PastingFeature
{
    /// <summary>Registers the finder, and what is carried from page to page within a circuit.</summary>
    public static IServiceCollection AddPasting(this IServiceCollection services) => services.AddSingleton<ConnectionFinder>().AddScoped<CarriedPaste>();
}
