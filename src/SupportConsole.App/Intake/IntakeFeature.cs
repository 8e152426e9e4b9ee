using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SupportConsole.App.Intake;

/// <summary>Understanding what a customer gave: pastes, certificates, secrets and documents at the identity provider.</summary>
public static class IntakeFeature
{
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.TryAddSingleton<ConnectionFinder>();
        services.TryAddSingleton<OwnAddressBook>();
        services.TryAddScoped<CarriedPaste>();
        services.TryAddSingleton<LookupRate>();
        services.TryAddSingleton<FetchTrail>();
        services.TryAddSingleton<IdentityProviderLookup>();
        services.TryAddSingleton<SecretCheckRate>();
        services.TryAddSingleton<SecretCheck>();
        return services;
    }
}
