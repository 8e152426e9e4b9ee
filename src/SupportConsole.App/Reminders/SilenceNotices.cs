using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
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
        foreach (var to in recipients)
        {
            // A connection that is live again may be found with the same last sign-in: that is another silence.
            var key = $"silence|{record.Id}|{silence.FoundAt.UtcTicks}|{to.Key}";
            context.Add(OutboxMessages.New(key, MessageKind.Silence, to, Text(record, silence, to), silence.FoundAt));
        }
    }

    private MessageText Text(ConnectionRecord record, SignInSilence silence, ReminderRecipient to)
    {
        var words = new ReminderWords(to.Language, to.Zone);
        var (since, cluster) = (words.Minute(silence.Since), record.Cluster.DisplayName);
        var page = info.PublicAddress is { } site ? new Uri(site, $"/connections/{record.Id}").ToString() : "";
        return new MessageText(
            words.Pick($"Nobody signs in through {record.Name}", $"Niemand meldet sich über {record.Name} an"),
            words.Pick(
                $"""
                About {silence.PerDay} sign-ins a day, none since {since}.

                {cluster} may be unable to sign in. Run a test sign-in, and ask the customer if it fails at their identity provider.

                {page}

                """,
                $"""
                Sonst etwa {silence.PerDay} Anmeldungen am Tag, seit {since} keine.

                Vielleicht kann sich bei {cluster} niemand anmelden. Starten Sie eine Test-Anmeldung, und fragen Sie beim Kunden nach,
                wenn sie bei dessen Identity-Provider fehlschlägt.

                {page}

                """));
    }
}
