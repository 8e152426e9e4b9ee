using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders.Templates;
using SupportConsole.App.SignIns.Silence;

namespace SupportConsole.App.Reminders;

/// <summary>Tells the owner of a connection, or else the team, that nobody signs in through it.</summary>
internal sealed class SilenceNotices(ConsoleInfo info, ReminderSettings settings) : ISilenceListener
{
    public async Task AddAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        SignInSilence silence,
        CancellationToken cancellationToken)
    {
        var owner = settings.HasEmail
            ? await context.Staff.Where(person => person.Id == record.OwnerId).Select(person => person.Email)
                .FirstOrDefaultAsync(cancellationToken)
            : null;
        var recipients = owner is { Length: > 0 }
            ? [new ReminderRecipient(MessageChannel.Email, owner, settings.Language, settings.TeamZone)]
            : RecipientBook.Team(settings);
        var templates = await TemplateReader.ReadAsync(context, cancellationToken);
        foreach (var to in recipients)
        {
            // A connection that is live again may be found with the same last sign-in: that is another silence.
            var key = $"silence|{record.Id}|{silence.FoundAt.UtcTicks}|{to.Key}";
            context.Add(OutboxMessages.New(key, MessageKind.Silence, to, Text(templates, record, silence, to), silence.FoundAt));
        }
    }

    public async Task AddTenantAsync(
        ConsoleDbContext context,
        DateTimeOffset since,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var templates = await TemplateReader.ReadAsync(context, cancellationToken);
        var page = info.PublicAddress is { } site ? new Uri(site, "/settings").ToString() : "";
        foreach (var to in RecipientBook.Team(settings))
        {
            var words = new ReminderWords(to.Language, to.Zone);
            var text = StaffNoticeTexts.TenantSilence(templates, words, info.TenantDomain, since, page);
            context.Add(OutboxMessages.New($"silence|tenant|{since.UtcTicks}|{to.Key}", MessageKind.Silence, to, text, at));
        }
    }

    private MessageText Text(TemplateBook templates, ConnectionRecord record, SignInSilence silence, ReminderRecipient to) =>
        StaffNoticeTexts.Silence(
            templates,
            new ReminderWords(to.Language, to.Zone),
            record.Name.Value,
            record.Cluster.DisplayName,
            $"{silence.PerDay}",
            silence.Since,
            info.PublicAddress is { } site ? new Uri(site, $"/connections/{record.Id}").ToString() : "");
}
