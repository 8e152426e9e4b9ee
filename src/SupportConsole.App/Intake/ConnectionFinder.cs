using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;
using SupportConsole.App.Settings;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Names;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.App.Intake;

/// <summary>
/// Finds the connections that a pasted value belongs to: by thumbprint, name, issuer, client ID, entity ID, sign-in URL or domain.
/// Whole values only.
/// </summary>
public sealed class ConnectionFinder(IDbContextFactory<ConsoleDbContext> contexts)
{
    private const int Most = 5;

    public async Task<IReadOnlyList<KnownCertificate>> KnownAsync(Thumbprint thumbprint, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hex = thumbprint.Hex;
        var rows = await context.Credentials.AsNoTracking()
            .Where(credential => credential.Kind == CredentialKind.SigningCertificate
            && (credential.Sha1 == hex || credential.Fingerprint == hex))
            .Join(context.Connections.Where(record => record.State != ConnectionState.Retired),
            credential => credential.ConnectionId, record => record.Id, (credential, record) => new
            {
                credential.Status,
                credential.SetAt,
                credential.ReplacedAt,
                record.Id,
                Name = record.Name.Value,
                record.Cluster.Customer,
                Cluster = record.Cluster.Name,
                record.Protocol,
                record.State,
            })
            .OrderBy(row => row.Status).ThenByDescending(row => row.SetAt).Take(Most).ToListAsync(cancellationToken);
        return
        [
            .. rows.DistinctBy(row => (row.Id, row.Status)).Select(row => new KnownCertificate(
                new FoundConnection(row.Id, row.Name, row.Customer, row.Cluster, row.Protocol, row.State, "the certificate"),
                row.Status == CredentialStatus.Current, row.SetAt, row.ReplacedAt)),
        ];
    }

    /// <summary>The connections that the findings of a paste point to, the surest first.</summary>
    public async Task<IReadOnlyList<FoundConnection>> FindAsync(IEnumerable<PasteFinding> findings, CancellationToken cancellationToken) =>
        await FindAsync([.. findings.SelectMany(Clues).DistinctBy(clue => (clue.Kind, clue.Value)).OrderBy(clue => clue.Kind).Take(40)],
        cancellationToken);

    /// <summary>The connections that the clues point to, in the clues' order, each once.</summary>
    public async Task<IReadOnlyList<FoundConnection>> FindAsync(IReadOnlyList<ConnectionClue> clues, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = new List<FoundConnection>();
        foreach (var clue in clues)
        {
            var (matching, why) = Of(context, clue);
            var rows = await matching.AsNoTracking().Where(record => record.State != ConnectionState.Retired)
                .OrderBy(record => record.UpdatedAt).Take(Most)
                .Select(record =>
                new FoundConnection(record.Id, record.Name.Value, record.Cluster.Customer, record.Cluster.Name,
                record.Protocol, record.State, why)).ToListAsync(cancellationToken);
            found.AddRange(rows.Where(row => found.TrueForAll(known => known.Id != row.Id)));
        }

        return found;
    }

    /// <summary>Every answer is found in an index.</summary>
    private static (IQueryable<ConnectionRecord> Matching, string Why) Of(ConsoleDbContext context, ConnectionClue clue)
    {
        var value = clue.Value;
        var records = context.Connections;
        return clue.Kind switch
        {
            ClueKind.Thumbprint => (OfCertificate(context, value), "the thumbprint"),
            ClueKind.Name when ConnectionName.Parse(value).Value is var name => (records.Where(record => record.Name == name), "its name"),
            ClueKind.EntityId => (records.Where(SettingQuery.Is(ConnectionSettings.IdpEntityId, value)), "the entity ID"),
            ClueKind.ClientId => (records.Where(SettingQuery.Is(ConnectionSettings.ClientId, value)), "the client ID"),
            ClueKind.Issuer => (
                records.Where(SettingQuery.IsAny((ConnectionSettings.Issuer, ConnectionSettings.IdpEntityId), [value, $"{value}/"])),
                "the issuer"),
            ClueKind.SignInUrl => (records.Where(SettingQuery.Is(ConnectionSettings.SignInUrl, value)), "the sign-in URL"),
            ClueKind.Customer => (OfCustomer(context, value), "the customer's name"),
            _ => (
                SearchIndex.MayHold(context, records, value).Where(SettingQuery.Has(ConnectionSettings.Domains, value)),
                "the domain"),
        };
    }

    private static IQueryable<ConnectionRecord> OfCertificate(ConsoleDbContext context, string hex)
    {
        var ids = context.Credentials
            .Where(credential => credential.Kind == CredentialKind.SigningCertificate)
            .Where(credential => credential.Sha1 == hex || credential.Fingerprint == hex)
            .Select(credential => credential.ConnectionId);
        return context.Connections.Where(record => ids.Contains(record.Id));
    }

    /// <summary>The search text begins with the customer's name and a line's end.</summary>
    private static IQueryable<ConnectionRecord> OfCustomer(ConsoleDbContext context, string customer)
    {
        var beginning = Glob.BeginningWith(SearchFold.Of(customer) + "\n");
        return SearchIndex.MayHold(context, context.Connections, customer)
            .Where(record => EF.Functions.Glob(record.SearchText, beginning));
    }

    private static IEnumerable<ConnectionClue> Clues(PasteFinding finding) => finding.Kind switch
    {
        _ when finding.IsOurs => [],
        PasteFindingKind.Thumbprint => ConnectionClue.Of(ClueKind.Thumbprint, finding.Text),
        PasteFindingKind.Certificate when finding.Certificate is { } certificate =>
            [.. ConnectionClue.Of(ClueKind.Thumbprint, certificate.Sha256.Hex),
                .. ConnectionClue.OfName(certificate.Subject, "O"),
                .. ConnectionClue.OfHost(ConnectionClue.NamePart(certificate.Subject, "CN"))],
        PasteFindingKind.EntityId => [.. ConnectionClue.Of(ClueKind.EntityId, finding.Text), .. ConnectionClue.OfHost(finding.Text)],
        PasteFindingKind.ClientId => ConnectionClue.Of(ClueKind.ClientId, finding.Text),
        PasteFindingKind.Issuer => [.. ConnectionClue.Of(ClueKind.Issuer, finding.Text), .. ConnectionClue.OfHost(finding.Text)],
        PasteFindingKind.DiscoveryUrl =>
        [.. ConnectionClue.Of(ClueKind.Issuer, IssuerUrl.Parse(finding.Text) is { IsOk: true } url ? url.Value.Issuer : null),
            .. ConnectionClue.OfHost(finding.Text)],
        PasteFindingKind.MetadataUrl => ConnectionClue.OfHost(finding.Text),
        PasteFindingKind.SignInUrl => [.. ConnectionClue.Of(ClueKind.SignInUrl, finding.Text), .. ConnectionClue.OfHost(finding.Text)],
        PasteFindingKind.Domain => ConnectionClue.Of(ClueKind.Domain, finding.Text),
        PasteFindingKind.ContactEmail => ConnectionClue.Of(ClueKind.Domain, finding.Text[(finding.Text.LastIndexOf('@') + 1)..]),
        _ => [],
    };
}
