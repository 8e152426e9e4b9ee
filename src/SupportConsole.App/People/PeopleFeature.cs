using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SupportConsole.App.People;

public static class PeopleFeature
{
    public static IServiceCollection AddRights(this IServiceCollection services)
    {
        services.AddAuthorizationCore(Policies.Configure);
        services.TryAddSingleton<ISessionCheck, NoSessions>();
        services.TryAddSingleton<IRefusalAudit, NoRefusalAudit>();
        services.TryAddSingleton<Rights>();
        services.TryAddScoped<ActingPerson>();
        services.TryAddSingleton<CircuitCount>();
        return services;
    }
}
