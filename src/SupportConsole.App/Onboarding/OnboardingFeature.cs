using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Onboarding;

public static class OnboardingFeature
{
    public static IServiceCollection AddOnboarding(this IServiceCollection services) => services
        .AddSingleton(provider => provider.GetService<IConfiguration>()?.GetSection(OnboardingSettings.Section).Get<OnboardingSettings>()
            ?? new OnboardingSettings())
        .AddSingleton<DraftService>()
        .AddSingleton<ConnectionNames>()
        .AddSingleton<DuplicateFinder>()
        .AddSingleton<ClusterMatcher>()
        .AddSingleton<EntitlementRecorder>();
}
