using Microsoft.Extensions.DependencyInjection;
#if AUTH0_SDK
using SupportConsole.Auth0.Sdk;
#endif

namespace SupportConsole.Tests.Auth0.Support;

/// <summary>
/// Every test of the tenant is a contract: it runs over the console's own client, and with the variable <c>Auth0__Client=Sdk</c>, which the
/// console reads too, over the official SDK.
/// </summary>
internal static class ChosenClient
{
    public static bool IsSdk => Environment.GetEnvironmentVariable("Auth0__Client") == "Sdk";

    public static IServiceCollection Use(IServiceCollection services)
    {
        if (!IsSdk)
        {
            return services;
        }

#if AUTH0_SDK
        return services.AddAuth0Sdk();
#else
        throw new InvalidOperationException("Auth0__Client is Sdk, but these tests were built without -p:Auth0Sdk=true.");
#endif
    }
}
