using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SupportConsole.Auth0.Access;
using SupportConsole.Auth0.HandOff;
using SupportConsole.Auth0.Management;
using SupportConsole.Auth0.SignIn;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0;

public static class TenantRegistration
{
    /// <summary>
    /// Registers <see cref="IAuth0Tenant"/>. The settings are checked at start, each fault named with its setting. Nothing that passes over
    /// the wire is logged, at any log level.
    /// </summary>
    public static IServiceCollection AddAuth0Tenant(this IServiceCollection services, Action<Auth0TenantOptions> configure)
    {
        services.AddOptions<Auth0TenantOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<Auth0TenantOptions>, Auth0TenantOptionsValidation>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddHttpClient(HttpExchange.ClientName, Configure).ConfigurePrimaryHttpMessageHandler(NewHandler).RemoveAllLoggers();
        services.AddSingleton<HttpExchange>();
        services.AddSingleton<Repetition>();
        services.AddSingleton<RequestBudget>();
        services.AddSingleton<TokenSource>();
        services.TryAddSingleton<IManagementEndpoints, HttpEndpoints>();
        services.AddSingleton<ManagementApi>();
        services.AddSingleton<ConnectionCalls>();
        services.AddSingleton<ConnectionWrite>();
        services.AddSingleton<ApplicationCalls>();
        services.AddSingleton<CustomDomainCalls>();
        services.AddSingleton<LogCalls>();
        services.AddSingleton<SignInCalls>();
        services.AddSingleton<IAuth0Tenant, ManagementTenant>();
        services.AddSingleton<CustomDomainCache>();
        return services;
    }

    private static void Configure(IServiceProvider services, HttpClient client)
    {
        client.BaseAddress = services.GetRequiredService<IOptions<Auth0TenantOptions>>().Value.Address;
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.MaxResponseContentBufferSize = HttpExchange.LongestAnswer;
        client.DefaultRequestHeaders.Add("Accept", "application/json");
        client.DefaultRequestHeaders.Add("User-Agent", "SupportConsole");
    }

    private static SocketsHttpHandler NewHandler(IServiceProvider services) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = services.GetRequiredService<IOptions<Auth0TenantOptions>>().Value.Timeout / 2,
        ActivityHeadersPropagator = null,
    };
}
