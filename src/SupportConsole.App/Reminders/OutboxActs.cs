using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders.Templates;

namespace SupportConsole.App.Reminders;

/// <summary>What a person does with messages: send one again, cancel one, test the channels.</summary>
public sealed class OutboxActs(
    IDbContextFactory<ConsoleDbContext> contexts,
    TemplateReader templates,
    ReminderSettings settings,
    Rights rights,
    TimeProvider time)
{
    public const string SentAgain = "message.send-again";
    public const string Cancelled = "message.cancel";
    public const string Tested = "message.test";

    /// <summary>Puts a message that failed for good, or was cancelled, back in line.</summary>
    public Task<Result<Done>> SendAgainAsync(Guid id, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        actor,
        SentAgain,
        message =>
        {
            if (message.State is not (MessageState.Failed or MessageState.Cancelled))
            {
                return false;
            }

            (message.State, message.Attempts) = (MessageState.Waiting, 0);
            message.NextAt = time.GetUtcNow();
            return true;
        },
        "Sends again",
        cancellationToken);

    /// <summary>Cancels a message that waits.</summary>
    public Task<Result<Done>> CancelAsync(Guid id, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        actor,
        Cancelled,
        message =>
        {
            if (message.State != MessageState.Waiting)
            {
                return false;
            }

            message.State = MessageState.Cancelled;
            message.LastError = $"Cancelled by {actor.Name}.";
            return true;
        },
        "Cancelled",
        cancellationToken);

    /// <summary>Sends a message through every channel: by email to the person.</summary>
    public async Task<Result<Done>> TestAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct(Tested)) is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow();
        var recipients = Channels(actor).ToList();
        if (recipients.Count == 0)
        {
            return new Problem("No channel can be tested.", "Set up a channel in the settings; for email you need an address.")
            {
                Code = "message.no-channel",
            };
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var text = ReminderTexts.Test(await templates.ReadAsync(cancellationToken), "en", now);
        context.Outbox.AddRange(recipients.Select(to => OutboxMessages.New($"test|{Guid.NewGuid()}", MessageKind.Test, to, text, now)));
        AuditTrail.Add(context, new AuditEntry
        {
            At = now,
            By = actor,
            Action = Tested,
            Outcome = "done",
            Summary = $"Sent a test message through {string.Join(", ", recipients.Select(to => to.Channel))}.",
        });
        await context.SaveChangesAsync(cancellationToken);
        return Done.Instance;
    }

    private IEnumerable<ReminderRecipient> Channels(Actor actor)
    {
        var zone = settings.TeamZone;
        if (settings.HasEmail && MessageFiles.IsAddress(actor.Email))
        {
            yield return new ReminderRecipient(MessageChannel.Email, actor.Email, "en", zone);
        }

        if (settings.SlackUrlFile.Length > 0)
        {
            yield return new ReminderRecipient(MessageChannel.Slack, "Slack", "en", zone);
        }

        if (settings.TeamsUrlFile.Length > 0)
        {
            yield return new ReminderRecipient(MessageChannel.Teams, "Microsoft Teams", "en", zone);
        }

        if (settings.WebhookUrlFile.Length > 0)
        {
            yield return new ReminderRecipient(MessageChannel.Webhook, "Webhook", "en", zone);
        }
    }

    private async Task<Result<Done>> ChangeAsync(
        Guid id,
        Actor actor,
        string action,
        Func<OutboxMessage, bool> change,
        string words,
        CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct(action)) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var message = await context.Outbox.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (message is null || !change(message))
        {
            return new Problem("The message is in another state by now.", "Reload the page.") { Code = "message.moved" };
        }

        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = actor,
            Action = action,
            Outcome = "done",
            Summary = $"{words}: “{message.Subject}” to {message.Recipient}.",
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Instance;
    }
}
