using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Reminders;

/// <summary>A customer's confirmed contact, with what a message about one connection needs.</summary>
internal sealed record CustomerContact
{
    /// <summary>A contact confirms twice a year.</summary>
    public static readonly TimeSpan ConfirmedFor = TimeSpan.FromDays(183);

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string Language { get; init; }

    public required string Zone { get; init; }

    public required string Customer { get; init; }

    public required Protocol Protocol { get; init; }

    public required IdentityProvider Provider { get; init; }

    /// <summary>Subject and thumbprint of the current certificate; empty for secrets.</summary>
    public required string Credential { get; init; }

    public IdentityProviderGuide Guide => IdentityProviderCatalogue.Of(Provider);

    public ReminderRecipient Recipient => new(
        MessageChannel.Email,
        Email,
        Language,
        TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.Utc);

    /// <summary>The confirmed address of a connection's contact; null if there is none.</summary>
    public static async Task<ContactAddress?> FindConfirmedAsync(
        ConsoleDbContext context,
        ConnectionRecord record,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var email = record.Cluster.ContactEmail.Trim().ToLowerInvariant();
        var since = now - ConfirmedFor;
        return email.Length > 0
            ? await context.ContactAddresses.AsNoTracking()
                .SingleOrDefaultAsync(address => address.Email == email && address.ConfirmedAt > since, cancellationToken)
            : null;
    }

    /// <summary>The confirmed contact of each connection that has one, by the connection's ID as deadlines have it.</summary>
    public static async Task<IReadOnlyDictionary<string, CustomerContact>> AllAsync(
        ConsoleDbContext context,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var since = now - ConfirmedFor;
        var rows = await (
            from connection in context.Connections.AsNoTracking()
            join address in context.ContactAddresses on connection.Cluster.ContactEmail.ToLower() equals address.Email
            where address.ConfirmedAt > since
            select new
            {
                connection.Id,
                address.Email,
                address.Language,
                address.Zone,
                connection.Cluster.ContactName,
                connection.Customer,
                connection.Protocol,
                connection.IdentityProvider,
                Certificate = connection.Credentials
                    .Where(credential => credential.Status == CredentialStatus.Current)
                    .Where(credential => credential.Kind == CredentialKind.SigningCertificate)
                    .Select(credential => new { credential.Subject, credential.Fingerprint })
                    .FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Id.ToString(), row => new CustomerContact
        {
            Email = row.Email,
            Name = row.ContactName,
            Language = row.Language,
            Zone = row.Zone,
            Customer = row.Customer,
            Protocol = row.Protocol,
            Provider = row.IdentityProvider,
            Credential = row.Certificate is { } certificate
                ? $"{certificate.Subject}, SHA-256 {Thumbprint.Show(certificate.Fingerprint)}"
                : "",
        });
    }
}
