using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.BreakGlass;

public static class BreakGlassFeature
{
    public static IServiceCollection AddBreakGlass(this IServiceCollection services, BreakGlassSettings settings) =>
        services.AddSingleton(settings).AddSingleton<BreakGlassLinks>();
}
