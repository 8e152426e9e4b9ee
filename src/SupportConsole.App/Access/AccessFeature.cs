using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Access;

public static class AccessFeature
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services.AddSingleton<SessionList>();
}
