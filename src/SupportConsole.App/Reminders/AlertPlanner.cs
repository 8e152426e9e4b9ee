using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Approvals;
using SupportConsole.App.BreakGlass;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders.Templates;

namespace SupportConsole.App.Reminders;

/// <summary>
/// Tells the team at once of break-glass access and of requests that wait for approval. It follows the audit log, so that what a command on
/// the host wrote is told too; the outbox's unique key keeps an entry from being told twice.
/// </summary>
internal sealed class AlertPlanner(
    IDbContextFactory<ConsoleDbContext> contexts,
    ReminderSettings settings,
    ConsoleInfo info,
    TimeProvider time)
{
    /// <summary>How far back it looks: a console that was down for longer tells of nothing older.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    private static readonly string[] Told = [BreakGlassLinks.Created, BreakGlassLinks.Used, ApprovalWords.Request];

    /// <returns>How many messages were written.</returns>
    public async Task<int> PlanAsync(CancellationToken cancellationToken)
    {
        var recipients = RecipientBook.Team(settings).ToList();
        if (recipients.Count == 0)
        {
            return 0;
        }

        var now = time.GetUtcNow();
        var since = now - Memory;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await context.AuditEntries.AsNoTracking()
            .Where(entry => Told.Contains(entry.Action) && entry.Outcome == "done" && entry.At > since)
            .OrderBy(entry => entry.Id)
            .ToListAsync(cancellationToken);
        var written = await context.Outbox.Where(message => message.Kind == MessageKind.Alert && message.CreatedAt > since)
            .Select(message => message.Key)
            .ToListAsync(cancellationToken);
        var templates = await TemplateReader.ReadAsync(context, cancellationToken);
        var messages = entries
            .SelectMany(entry => recipients, (entry, to) => (Key: $"alert|{entry.Id}|{to.Key}", Entry: entry, To: to))
            .ExceptBy(written, alert => alert.Key)
            .Select(alert => OutboxMessages.New(alert.Key, MessageKind.Alert, alert.To, Text(templates, alert.Entry, alert.To), now))
            .ToList();
        context.Outbox.AddRange(messages);
        await context.SaveChangesAsync(cancellationToken);
        return messages.Count;
    }

    private MessageText Text(TemplateBook templates, AuditEntry entry, ReminderRecipient to)
    {
        var isApproval = entry.Action == ApprovalWords.Request;
        return StaffNoticeTexts.Alert(
            templates,
            isApproval ? MessageTemplateKind.ApprovalNeeded : MessageTemplateKind.BreakGlass,
            new ReminderWords(to.Language, to.Zone),
            entry,
            Link(isApproval ? PageOf(entry) : "/access"));
    }

    private static string PageOf(AuditEntry entry) =>
        JsonSerializer.Deserialize<Dictionary<string, string?>>(entry.After)?.GetValueOrDefault("approval") is { } id
            ? $"/approvals/{id}"
            : "/approvals";

    private string Link(string path) => info.PublicAddress is { } root ? new Uri(root, path).ToString() : path;
}
