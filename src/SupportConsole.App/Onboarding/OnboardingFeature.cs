using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Onboarding;

/// <summary>The onboarding's registrations.</summary>
public static class OnboardingFeature
{
    /// <summary>Registers drafts, names and look-alikes.</summary>
    public static IServiceCollection AddOnboarding(this IServiceCollection services) => services
        .AddSingleton<DraftService>()
        .AddSingleton<ConnectionNames>()
        .AddSingleton<DuplicateFinder>();
}
