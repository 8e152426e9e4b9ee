using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Deadlines;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Reminders.Templates;
using SupportConsole.App.Sessions;
using SupportConsole.App.SignIns;

namespace SupportConsole.App.Reminders;

/// <summary>
/// Asks customers' contacts to confirm their address. The link's token is made when the message is sent and kept as a hash: neither the
/// database nor a page holds it.
/// </summary>
public sealed class ContactConfirmation(
    IDbContextFactory<ConsoleDbContext> contexts,
    DeadlineReader deadlines,
    TemplateReader templates,
    ReminderSettings settings,
    SignInSettings sites,
    ConsoleInfo info,
    Rights rights,
    TimeProvider time) : ILinkWriter
{
    public const string Asked = "contact.ask";
    public const string Confirmed = "contact.confirm";

    private static readonly TimeSpan LinkLife = TimeSpan.FromDays(14);
    private static readonly TimeSpan BetweenRequests = TimeSpan.FromDays(1);

    /// <summary>Writes the request to the contact of a deadline's connection; at most one a day.</summary>
    public async Task<Result<Done>> AskAsync(string key, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso, new RefusedAct(Asked)) is { } refusal)
        {
            return refusal;
        }

        var now = time.GetUtcNow();
        var deadline = await deadlines.FindAsync(key, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var record = deadline is not null && Guid.TryParse(deadline.SubjectId, out var id)
            ? await context.Connections.Include(row => row.Cluster).SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            : null;
        if (record is null || !MessageFiles.IsAddress(record.Cluster.ContactEmail))
        {
            return new Problem("The cluster has no contact with an email address.", "Enter the contact on the cluster's page.")
            {
                Code = "contact.none",
            };
        }

        if (!settings.HasEmail || Site is null)
        {
            return new Problem("Email can't be sent.", "Set up Reminders:Smtp and Console:PublicAddress in the settings.")
            {
                Code = "contact.no-email",
            };
        }

        var email = record.Cluster.ContactEmail.Trim().ToLowerInvariant();
        var address = await context.ContactAddresses.FindAsync([email], cancellationToken);
        if (address is not null && now - address.AskedAt < BetweenRequests && address.AskedAt <= now)
        {
            return new Problem($"{email} was asked less than a day ago.", "Wait for the answer.") { Code = "contact.asked" };
        }

        if (address is null)
        {
            address = new ContactAddress { Email = email, TokenHash = "", AskedAt = now };
            context.ContactAddresses.Add(address);
        }

        address.AskedAt = now;
        var to = new ReminderRecipient(MessageChannel.Email, email, address.Language, settings.TeamZone);
        var written = $"confirm|{email}|{now.UtcTicks}";
        var wording = await templates.ReadAsync(cancellationToken);
        var text = ReminderTexts.ConfirmContact(wording, to.Language, record.Cluster.ContactName, CustomerOf(record.Cluster));
        context.Outbox.Add(OutboxMessages.New(written, MessageKind.ConfirmContact, to, text, now));
        AuditTrail.Add(context, new AuditEntry
        {
            At = now,
            By = actor,
            Action = Asked,
            Outcome = "done",
            Summary = $"Asked {email} to confirm the address.",
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done.Instance;
    }

    /// <summary>The address that a link is about; null if the link is unknown, used or older than two weeks.</summary>
    public async Task<string?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await FindAsync(context, token, cancellationToken))?.Email;
    }

    /// <summary>Whether this machine knows a time zone of that IANA name.</summary>
    public static bool IsZone(string zone) =>
        zone.Length is > 0 and <= ContactAddress.ZoneMaxLength && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    /// <summary>Confirms the address, with the language and time zone that the contact chose.</summary>
    public async Task<bool> ConfirmAsync(string token, string language, string zone, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(context, token, cancellationToken) is not { } address)
        {
            return false;
        }

        address.TokenHash = "";
        address.ConfirmedAt = now;
        address.Language = language == "de" ? "de" : "en";
        address.Zone = zone;
        AuditTrail.Add(context, new AuditEntry
        {
            At = now,
            By = Actor.Stranger,
            Action = Confirmed,
            Outcome = "done",
            Summary = $"{address.Email} confirmed the address by its link.",
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>
    /// The message as it goes out, with a new link. The link of an earlier try is dead. Null if the console has no address by now.
    /// </summary>
    async Task<OutboxMessage?> ILinkWriter.WithLinkAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (Site is not { } site)
        {
            return null;
        }

        var token = SessionToken.New();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.ContactAddresses.Where(address => address.Email == message.Recipient).ExecuteUpdateAsync(
            update => update.SetProperty(address => address.TokenHash, SessionToken.Hash(token)!),
            cancellationToken);
        var link = new Uri(site, $"{ContactEndpoints.Path}/{token}").ToString();
        return OutboxMessages.WithBody(message, message.Body.Replace(ILinkWriter.Hole, link, StringComparison.Ordinal));
    }

    MessageKind ILinkWriter.Kind => MessageKind.ConfirmContact;

    private Uri? Site => sites.CustomerAddress ?? info.PublicAddress;

    private static string CustomerOf(Cluster cluster) => cluster.Customer.Length > 0 ? cluster.Customer : cluster.Name;

    private async Task<ContactAddress?> FindAsync(ConsoleDbContext context, string token, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - LinkLife;
        return SessionToken.Hash(token) is { } hash
            ? await context.ContactAddresses
                .SingleOrDefaultAsync(address => address.TokenHash == hash && address.AskedAt > since, cancellationToken)
            : null;
    }
}
