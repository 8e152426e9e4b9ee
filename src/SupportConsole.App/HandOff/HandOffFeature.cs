using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.HandOff;

/// <summary>The hand-off's registrations.</summary>
public static class HandOffFeature
{
    /// <summary>Registers the hand-off.</summary>
    public static IServiceCollection AddHandOff(this IServiceCollection services) => services.AddSingleton<HandOffService>();
}
