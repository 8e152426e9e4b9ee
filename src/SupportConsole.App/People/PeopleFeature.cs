using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SupportConsole.App.People;

/// <summary>Who acts, and with which rights.</summary>
public static class PeopleFeature
{
    /// <summary>Every feature that checks rights calls it; each service is registered once.</summary>
    public static IServiceCollection AddRights(this IServiceCollection services)
    {
        services.AddAuthorizationCore(Policies.Configure);
        services.TryAddSingleton<Rights>();
        services.TryAddScoped<ActingPerson>();
        services.TryAddSingleton<CircuitCount>();
        return services;
    }
}
