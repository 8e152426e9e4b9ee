using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders.Templates;

namespace SupportConsole.App.Reminders;

/// <summary>
/// Writes a message for every step that a deadline has reached: staff get one digest a day, customers' contacts a message each. A unique
/// key in the database keeps every step from being written twice.
/// </summary>
internal sealed class ReminderPlanner(
    IDbContextFactory<ConsoleDbContext> contexts,
    DeadlineReader deadlines,
    ReminderRecipients recipients,
    ReminderTexts texts,
    TemplateReader templates,
    CustomerNotices notices,
    ContactRenewals renewals,
    ReminderSettings settings,
    Outbox outbox,
    TimeProvider time)
{
    private const int UniqueViolation = 19;
    private const int RememberedDays = 120;
    private readonly ClockHold clock = new(time);
    private HashSet<string>? written;
    private DateOnly writtenOn;

    /// <returns>How many messages were written.</returns>
    public async Task<int> PlanAsync(CancellationToken cancellationToken)
    {
        if (!settings.IsOn || !await clock.IsSteadyAsync(() => outbox.HasWrittenAsync(cancellationToken)))
        {
            return 0;
        }

        var now = time.GetUtcNow();
        await RememberAsync(now, cancellationToken);
        var book = await recipients.ReadAsync(now, cancellationToken);
        var wording = await templates.ReadAsync(cancellationToken);
        var due = new Dictionary<string, List<DueReminder>>(StringComparer.Ordinal);
        var (messages, unknown) = (0, 0);
        var horizon = Enum.GetValues<DeadlineKind>().Max(kind => settings.StepsOf(kind).Max()) + 2;
        await foreach (var deadline in deadlines.ExportAsync(new DeadlineQuery { WithinDays = horizon }, cancellationToken))
        {
            if (deadline.DueAt is null)
            {
                unknown++;
                continue;
            }

            foreach (var reminder in book.StaffOf(deadline).Select(to => Reached(deadline, to, now)).OfType<DueReminder>())
            {
                due.TryAdd(reminder.To.Key, []);
                due[reminder.To.Key].Add(reminder);
            }

            if (book.ContactOf(deadline) is { } contact && Reached(deadline, contact.Recipient, now) is { } asked)
            {
                var text = ReminderTexts.Customer(wording, asked, contact);
                messages += await WriteAsync(asked.Key, MessageKind.CustomerReminder, text, [asked], cancellationToken);
            }
        }

        foreach (var reminders in due.Values)
        {
            messages += await WriteDigestAsync(
                [.. reminders.OrderBy(reminder => reminder.DaysLeft)],
                wording,
                unknown,
                now,
                cancellationToken);
        }

        messages += await notices.WriteAsync(wording, book.Contacts, cancellationToken);
        return messages + await renewals.WriteAsync(wording, cancellationToken);
    }

    /// <summary>The step that a deadline has reached for a recipient, unless it was written before.</summary>
    private DueReminder? Reached(Deadline deadline, ReminderRecipient to, DateTimeOffset now)
    {
        var left = ReminderSchedule.DaysLeft(deadline.DueAt!.Value, now, to.Zone);
        return ReminderSchedule.StepAt(deadline.Kind, settings.StepsOf(deadline.Kind), left) is { } step
            && new DueReminder(deadline, step, left, to) is var reminder
            && !written!.Contains(reminder.Key) ? reminder : null;
    }

    /// <summary>From the digest's hour on, once a day; after that only for what is urgent, once an hour.</summary>
    private async Task<int> WriteDigestAsync(
        IReadOnlyList<DueReminder> reminders,
        TemplateBook wording,
        int unknown,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var to = reminders[0].To;
        var local = TimeZoneInfo.ConvertTime(now, to.Zone);
        var daily = $"digest|{local:yyyyMMdd}|{to.Key}";
        var key = local.Hour < settings.DigestHour ? null
            : !written!.Contains(daily) ? daily
            : reminders.Any(reminder => reminder.IsUrgent) ? $"digest|{local:yyyyMMddHH}|{to.Key}"
            : null;
        return key is null || written!.Contains(key)
            ? 0
            : await WriteAsync(key, MessageKind.Digest, texts.Digest(wording, reminders, to, unknown, now), reminders, cancellationToken);
    }

    private async Task<int> WriteAsync(
        string key,
        MessageKind kind,
        MessageText text,
        IReadOnlyList<DueReminder> reminders,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var to = reminders[0].To;
        var message = OutboxMessages.New(key, kind, to, text, now);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Outbox.Add(message);
        context.Reminders.AddRange(reminders.Select(reminder => new Reminder
        {
            Id = Guid.CreateVersion7(now),
            Key = reminder.Key,
            DeadlineKey = reminder.Deadline.Key,
            MessageId = message.Id,
            Step = reminder.Step,
            Recipient = to.Address,
            DueAt = reminder.Deadline.DueAt!.Value,
            CreatedAt = now,
        }));
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteErrorCode: UniqueViolation })
        {
            // Written before, and forgotten here: the keys are read again.
            written = null;
            await RememberAsync(now, cancellationToken);
            return 0;
        }

        written!.Add(key);
        written.UnionWith(reminders.Select(reminder => reminder.Key));
        return 1;
    }

    /// <summary>Reads the keys of what was written; again every day, so that they don't pile up.</summary>
    private async Task RememberAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (written is not null && writtenOn == today)
        {
            return;
        }

        var since = now.AddDays(-RememberedDays);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await context.Reminders.Where(reminder => reminder.DueAt > since).Select(reminder => reminder.Key)
            .ToListAsync(cancellationToken);
        var days = now.AddDays(-3);
        var digests = await context.Outbox.Where(message => message.Kind == MessageKind.Digest && message.CreatedAt > days)
            .Select(message => message.Key).ToListAsync(cancellationToken);
        written = [.. keys, .. digests];
        writtenOn = today;
    }
}
