using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportConsole.App.People;

namespace SupportConsole.App.Sessions;

public static class SessionsFeature
{
    public static IServiceCollection AddSessions(this IServiceCollection services, SessionSettings? settings = null)
    {
        services.AddSingleton(settings ?? new SessionSettings());
        services.TryAddSingleton<SessionClock>();
        services.Replace(ServiceDescriptor.Singleton<ISessionCheck, SessionCheck>());
        services.TryAddSingleton<StaffSessions>();
        services.TryAddScoped<SessionWatch>();
        return services;
    }

    /// <summary>What only the running console has: the cookie, the open pages, the clock.</summary>
    internal static IServiceCollection AddSessionCookie(this IServiceCollection services, bool isSecure)
    {
        services.AddScoped<CircuitHandler, SessionGate>();
        services.AddHostedService<SessionTidier>();
        services.AddAuthentication(SessionHandler.SchemeName).AddScheme<SessionOptions, SessionHandler>(SessionHandler.SchemeName, options =>
        {
            options.IsSecure = isSecure;
            options.CookieName = isSecure ? "__Host-console" : "console";
        });
        return services;
    }
}
