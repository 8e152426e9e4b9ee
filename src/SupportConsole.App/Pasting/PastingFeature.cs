using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SupportConsole.App.Pasting;

/// <summary>The registrations of what pages share that take a paste.</summary>
public static class PastingFeature
{
    /// <summary>Registers the finder, and what is carried from page to page within a circuit; once, however many features ask for it.</summary>
    public static IServiceCollection AddPasting(this IServiceCollection services)
    {
        services.TryAddSingleton<ConnectionFinder>();
        services.TryAddScoped<CarriedPaste>();
        return services;
    }
}
