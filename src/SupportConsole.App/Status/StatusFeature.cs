using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.App.Status;

public static class StatusFeature
{
    public static IServiceCollection AddStatus(this IServiceCollection services) =>
        services.AddSingleton<BackupOnDemand>().AddSingleton<AccessCheck>();
}
