using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Names;

namespace SupportConsole.ReminderRun;

/// <summary>The credentials of a run, their owners and contacts, and when each is rotated.</summary>
internal sealed class Estate(Random chance, int credentials, string team, DateTimeOffset begin, int days)
{
    public const string ContactPrefix = "contact";

    private const int Batch = 500;
    private const int People = 20;
    private const int PerContact = 10;
    private readonly List<Held> held = [];
    private readonly List<Life> over = [];
    private readonly PriorityQueue<Held, DateTimeOffset> rotations = new();

    public int Rotations => over.Count;

    public async Task FillAsync(IDbContextFactory<ConsoleDbContext> contexts, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            context.Staff.AddRange(Enumerable.Range(0, People).Select(number =>
                new StaffMember { Id = $"idp {number}", Name = $"Person {number}", Email = $"person{number}@console.example", LastSignedInAt = begin }));
            await context.SaveChangesAsync(cancellationToken);
        }

        for (var first = 0; first < credentials; first += Batch)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            for (var number = first; number < Math.Min(first + Batch, credentials); number++)
            {
                Add(context, number);
            }

            await context.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Replaces the credentials whose time has come, each by one that expires a year later.</summary>
    public async Task RotateDueAsync(IDbContextFactory<ConsoleDbContext> contexts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!rotations.TryPeek(out _, out var next) || next > now)
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        while (rotations.TryPeek(out var due, out var at) && at <= now)
        {
            rotations.Dequeue();
            over.Add(due.ToLife(now));
            (due.From, due.Due) = (now, now.AddDays(365));
            var record = await context.Connections.SingleAsync(row => row.Id == due.Id, cancellationToken);
            record.CredentialFingerprint = Guid.NewGuid().ToString("N");
            record.CredentialExpiresAt = due.Due;
            Plan(due);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>All lives, those that go on cut at the end of the run.</summary>
    public IEnumerable<Life> Lives(DateTimeOffset end) => over.Concat(held.Select(credential => credential.ToLife(end)));

    private void Add(ConsoleDbContext context, int number)
    {
        var name = $"acme-{number}";
        var protocol = number % 5 == 0 ? Protocol.Saml : Protocol.Oidc;
        var contact = number % PerContact == 0 ? $"{ContactPrefix}{number}@acme.example" : "";
        var owner = number % (People + 1);
        var cluster = new Cluster
        {
            Id = ClusterId.From(Guid.NewGuid()),
            AccountId = Guid.NewGuid(),
            Name = "prod",
            Customer = $"Acme {number}",
            ContactEmail = contact,
        };
        var due = begin.AddDays(chance.NextDouble() * 365).AddMinutes(chance.Next(1440));
        var record = new ConnectionRecord
        {
            Id = Guid.NewGuid(),
            ClusterId = cluster.Id,
            Cluster = cluster,
            Name = ConnectionName.Parse(name).Value,
            Protocol = protocol,
            IdentityProvider = IdentityProvider.Okta,
            State = ConnectionState.Live,
            StateSince = begin,
            Auth0Id = new ConnectionId($"con_{number}"),
            CredentialFingerprint = Guid.NewGuid().ToString("N"),
            CredentialExpiresAt = due,
            Owner = owner < People ? $"Person {owner}" : "",
            CreatedAt = begin,
            UpdatedAt = begin,
        };
        context.AddRange(cluster, record);
        if (contact.Length > 0)
        {
            // Confirmed for the whole run.
            context.ContactAddresses.Add(new ContactAddress { Email = contact, TokenHash = "", AskedAt = begin, ConfirmedAt = begin.AddDays(days) });
        }

        string[] recipients = [team, .. owner < People ? [$"person{owner}@console.example"] : Array.Empty<string>(), .. contact.Length > 0 ? [contact] : Array.Empty<string>()];
        var credential = new Held(record.Id, name, protocol, recipients) { From = begin, Due = due };
        held.Add(credential);
        Plan(credential);
    }

    /// <summary>People rotate from 40 days before to 6 days after the date.</summary>
    private void Plan(Held credential) => rotations.Enqueue(credential, credential.Due.AddDays((chance.NextDouble() * 46) - 40));

    private sealed class Held(Guid id, string name, Protocol protocol, IReadOnlyList<string> recipients)
    {
        public Guid Id => id;

        public required DateTimeOffset From { get; set; }

        public required DateTimeOffset Due { get; set; }

        public Life ToLife(DateTimeOffset until) => new(name, protocol, recipients, From, until, Due);
    }
}
