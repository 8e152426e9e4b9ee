using SupportConsole.App.Record;
using SupportConsole.App.Reminders;

namespace SupportConsole.Messages;

internal static class MessagesFeature
{
    /// <summary>Registers a sender for each channel of the settings.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services, ReminderSettings settings)
    {
        // The logs of the client would name the addresses.
        services.AddHttpClient(WebhookSender.ClientName, client => client.Timeout = TimeSpan.FromSeconds(30))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false })
            .RemoveAllLoggers();
        if (settings.HasEmail)
        {
            services.AddSingleton<IMessageSender>(new SmtpSender(settings.Smtp));
        }

        AddWebhook(services, MessageChannel.Slack, settings.SlackUrlFile, "");
        AddWebhook(services, MessageChannel.Teams, settings.TeamsUrlFile, "");
        AddWebhook(services, MessageChannel.Webhook, settings.WebhookUrlFile, settings.WebhookKeyFile);
        return services.AddReminders(settings).AddReminderLoop();
    }

    private static void AddWebhook(IServiceCollection services, MessageChannel channel, string urlFile, string keyFile)
    {
        if (urlFile.Length > 0)
        {
            services.AddSingleton<IMessageSender>(provider => new WebhookSender(
                channel,
                urlFile,
                keyFile,
                provider.GetRequiredService<IHttpClientFactory>(),
                provider.GetRequiredService<TimeProvider>()));
        }
    }
}
