using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SupportConsole.App.Fetching;

public static class FetchingFeature
{
    /// <summary>Names are resolved by the machine, unless a <see cref="NameResolver"/> was registered before.</summary>
    public static IServiceCollection AddFetching(this IServiceCollection services, Action<FetchSettings>? configure = null)
    {
        var settings = new FetchSettings();
        configure?.Invoke(settings);
        services.AddSingleton(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<NameResolver>(Dns.GetHostAddressesAsync);
        services.AddSingleton<AddressGuard>();
        services.AddSingleton<PinnedConnection>();
        services.AddHttpClient(GuardedFetcher.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(_ => new MadeUpHosts(settings))
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<PinnedConnection>().CreateHandler())
            .RemoveAllLoggers();
        services.AddSingleton<GuardedFetcher>();
        return services;
    }
}
