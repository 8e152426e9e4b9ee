using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.HandOff;

public static class HandOffFeature
{
    public static IServiceCollection AddHandOff(this IServiceCollection services) => services.AddSingleton<HandOffService>();
}
