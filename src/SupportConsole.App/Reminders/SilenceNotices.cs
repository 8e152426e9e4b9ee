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

    public Task AddTenantAsync(ConsoleDbContext context, DateTimeOffset since, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var to in RecipientBook.Team(settings))
        {
            context.Add(OutboxMessages.New($"silence|tenant|{since.UtcTicks}|{to.Key}", MessageKind.Silence, to, TenantText(since, to), at));
        }

        return Task.CompletedTask;
    }

    private MessageText TenantText(DateTimeOffset since, ReminderRecipient to)
    {
        var words = new ReminderWords(to.Language, to.Zone);
        var (minute, page) = (words.Minute(since), info.PublicAddress is { } site ? new Uri(site, "/status").ToString() : "");
        return new MessageText(
            words.Pick("Nobody signs in through any connection", "Niemand meldet sich an, über keine Verbindung"),
            words.Pick(
                $"""
                No customer has signed in since {minute}.

                Unless it is a public holiday for all of them, the tenant {info.TenantDomain} may be unable to sign anybody in.
                Check Auth0's status page, and run a test sign-in.

                {page}

                """,
                $"""
                Seit {minute} hat sich kein Kunde angemeldet.

                Wenn nicht alle einen Feiertag haben, kann sich über den Tenant {info.TenantDomain} vielleicht niemand anmelden.
                Sehen Sie auf der Statusseite von Auth0 nach, und starten Sie eine Test-Anmeldung.

                {page}

                """));
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
