using SupportConsole.App.Record.Chain;

namespace SupportConsole.Heads;

internal static class HeadsFeature
{
    /// <summary>Keeps the audit's heads in the places that the settings name.</summary>
    public static IServiceCollection AddHeads(this IServiceCollection services, HeadSettings settings)
    {
        services.AddSingleton(settings);
        services.AddHttpClient(WebhookHeads.ClientName);
        if (settings.Heads.UsesStandardOutput)
        {
            services.AddSingleton<IHeadPlace, StandardOutputHeads>();
        }

        if (settings.Heads.File.Length > 0)
        {
            services.AddSingleton<IHeadPlace>(new FileHeads(settings.Heads.File));
        }

        if (settings.Heads.Syslog is { } syslog)
        {
            services.AddSingleton<IHeadPlace>(provider => new SyslogHeads(syslog, provider.GetRequiredService<TimeProvider>()));
        }

        if (settings.Heads.Webhook is { } webhook)
        {
            services.AddSingleton<IHeadPlace>(provider => new WebhookHeads(webhook, provider.GetRequiredService<IHttpClientFactory>()));
        }

        services.AddSingleton<HeadKeeper>().AddHostedService(provider => provider.GetRequiredService<HeadKeeper>());
        return services;
    }
}
