using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Sdk;

public static class SdkRegistration
{
    /// <summary>Sends every call of the tenant through the official SDK. Call it after <c>AddAuth0Tenant</c>.</summary>
    public static IServiceCollection AddAuth0Sdk(this IServiceCollection services)
    {
        services.AddSingleton<SdkExchange>();
        services.Replace(ServiceDescriptor.Singleton<IManagementEndpoints, SdkEndpoints>());
        return services;
    }
}
