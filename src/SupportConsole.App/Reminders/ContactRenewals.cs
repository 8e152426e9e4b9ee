using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders.Templates;
using SupportConsole.App.SignIns;

namespace SupportConsole.App.Reminders;

/// <summary>Asks contacts to confirm their address again before their confirmation lapses, and once more when it has.</summary>
internal sealed class ContactRenewals(
    IDbContextFactory<ConsoleDbContext> contexts,
    ReminderSettings settings,
    SignInSettings sites,
    ConsoleInfo info,
    TimeProvider time)
{
    /// <summary>As long as the link lives, so that an answer in time leaves no gap.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(14);

    /// <summary>A console that was down for longer asks nobody by itself.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromDays(30);

    /// <returns>How many messages were written.</returns>
    public async Task<int> WriteAsync(TemplateBook templates, CancellationToken cancellationToken)
    {
        if (!settings.HasEmail || (sites.CustomerAddress ?? info.PublicAddress) is null)
        {
            return 0;
        }

        var now = time.GetUtcNow();
        var first = now - (CustomerContact.ConfirmedFor - Ahead);
        var last = now - (CustomerContact.ConfirmedFor + Late);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from address in context.ContactAddresses
            join cluster in context.Clusters on address.Email equals cluster.ContactEmail.ToLower()
            where address.ConfirmedAt <= first && address.ConfirmedAt > last
            where context.Connections.Any(row => row.ClusterId == cluster.Id && row.State != ConnectionState.Retired)
            orderby cluster.Id
            select new { Address = address, Cluster = cluster }).ToListAsync(cancellationToken);
        var due = found.DistinctBy(row => row.Address.Email).Where(row => row.Address.AskedAt < StepOf(row.Address, now)).ToList();
        foreach (var row in due)
        {
            Ask(context, templates, row.Address, row.Cluster, now);
        }

        await context.SaveChangesAsync(cancellationToken);
        return due.Count;
    }

    /// <summary>When the contact was last due to be asked.</summary>
    private static DateTimeOffset StepOf(ContactAddress address, DateTimeOffset now)
    {
        var lapses = address.ConfirmedAt!.Value + CustomerContact.ConfirmedFor;
        return now >= lapses ? lapses : lapses - Ahead;
    }

    private static void Ask(ConsoleDbContext context, TemplateBook templates, ContactAddress address, Cluster cluster, DateTimeOffset now)
    {
        address.AskedAt = now;
        var customer = cluster.Customer.Length > 0 ? cluster.Customer : cluster.Name;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(address.Zone, out var known) ? known : TimeZoneInfo.Utc;
        var to = new ReminderRecipient(MessageChannel.Email, address.Email, address.Language, zone);
        var text = ReminderTexts.ConfirmContact(templates, address.Language, cluster.ContactName, customer);
        var key = $"confirm|{address.Email}|{now.UtcTicks}";
        context.Outbox.Add(OutboxMessages.New(key, MessageKind.ConfirmContact, to, text, now));
        AuditTrail.Add(context, new AuditEntry
        {
            At = now,
            By = Actor.Console,
            Action = ContactConfirmation.Asked,
            Outcome = "done",
            Summary = $"Asked {address.Email} to confirm the address again.",
            ClusterId = cluster.Id.Value,
        });
    }
}
