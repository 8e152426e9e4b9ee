using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Onboarding;

public static class OnboardingFeature
{
    public static IServiceCollection AddOnboarding(this IServiceCollection services) => services
        .AddSingleton<DraftService>()
        .AddSingleton<ConnectionNames>()
        .AddSingleton<DuplicateFinder>();
}
