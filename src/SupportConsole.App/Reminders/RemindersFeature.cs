using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Inventory;
using SupportConsole.App.Reminders.Templates;
using SupportConsole.App.SignIns.Silence;
using SupportConsole.App.Watch;

namespace SupportConsole.App.Reminders;

public static class RemindersFeature
{
    /// <summary>
    /// Reminders without the loop that sends them: see <see cref="AddReminderLoop"/>. Senders are registered by the host.
    /// </summary>
    public static IServiceCollection AddReminders(this IServiceCollection services, ReminderSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton<Outbox>()
        .AddSingleton<ReminderTexts>()
        .AddSingleton<ReminderRecipients>()
        .AddSingleton<CustomerNotices>()
        .AddSingleton<ContactRenewals>()
        .AddSingleton<ReminderPlanner>()
        .AddSingleton<AlertPlanner>()
        .AddSingleton<OutboxSender>()
        .AddSingleton<StaffDirectory>()
        .AddSingleton<TemplateReader>()
        .AddSingleton<TemplateEditor>()
        .AddSingleton(provider => new TemplatePreview(
            provider.GetRequiredService<ReminderTexts>(),
            provider.GetServices<ITemplateSample>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ITemplateSample, NoticeSamples>()
        .AddSingleton<IWatchQuestions, WatchQuestions>()
        .AddSingleton<OutboxReader>()
        .AddSingleton<OutboxActs>()
        .AddSingleton<DeadlineActs>()
        .AddSingleton<ContactConfirmation>()
        .AddSingleton<ISilenceListener, SilenceNotices>()
        .AddSingleton<ILinkWriter>(provider => provider.GetRequiredService<ContactConfirmation>());

    public static IServiceCollection AddReminderLoop(this IServiceCollection services) => services.AddHostedService<ReminderService>();
}
