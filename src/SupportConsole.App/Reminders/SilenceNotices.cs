using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
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
        if (!settings.HasEmail)
        {
            return;
        }

        var owner = await context.Staff.Where(person => person.Id == record.OwnerId).Select(person => person.Email)
            .FirstOrDefaultAsync(cancellationToken);
        if ((owner is { Length: > 0 } ? owner : settings.Team) is not { Length: > 0 } address)
        {
            return;
        }

        var to = new ReminderRecipient(MessageChannel.Email, address, settings.Language, settings.TeamZone);
        var page = info.PublicAddress is { } site ? $"\n\n{new Uri(site, $"/connections/{record.Id}")}" : "";
        var text = new MessageText(
            $"Nobody signs in through {record.Name}",
            $"""
            {SilenceWords.Of(silence.PerDay, silence.Since)}

            {record.Cluster.DisplayName} may be unable to sign in. Run a test sign-in, and ask the customer if it fails at their
            identity provider.{page}
            """);
        context.Add(OutboxMessages.New(
            $"silence|{record.Id}|{silence.Since.UtcTicks}",
            MessageKind.Silence,
            to,
            text,
            silence.FoundAt));
    }
}
