using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;
using SupportConsole.Auth0;
using SupportConsole.Federation.Diagnosis;
using SupportConsole.Federation.Names;

namespace SupportConsole.App.Diagnosis;

/// <summary>Looks up what a paste names in the record: a dozen questions, however long the paste is.</summary>
public sealed class SuspectFinder(IDbContextFactory<ConsoleDbContext> contexts)
{
    private const int MostRows = 300;
    private const int MostShown = 10;
    private const int MostClusters = 20;

    public async Task<Suspects> FindAsync(SignInError error, ErrorClues found, CancellationToken cancellationToken)
    {
        var clues = new SuspectClues(error, found);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var certificates = await CertificatesAsync(context, clues, cancellationToken);
        var clusters = await ClustersAsync(context, clues, cancellationToken);
        var ids = await IdsAsync(
            context,
            clues,
            [.. certificates.Select(pair => pair.Id)],
            [.. clusters.Select(cluster => cluster.Id)],
            cancellationToken);
        var rows = await RowsAsync(context, ids, cancellationToken);
        var suspects = rows
            .Select(row => Judge(row, clues, [.. certificates.Where(pair => pair.Id == row.Id).Select(pair => pair.Hex)]))
            .Where(suspect => suspect.Reasons.Count > 0)
            .OrderBy(suspect => suspect.Reasons[0].Kind)
            .ThenByDescending(suspect => suspect.Reasons.Count)
            .ThenBy(suspect => suspect.Connection.Name, StringComparer.Ordinal)
            .ToList();

        // A paste that names one connection does not ask for all others of that customer.
        var sure = suspects.FindAll(suspect => suspect.Reasons[0].IsSure);
        var shown = sure.Count > 0 ? sure : suspects;
        return new Suspects(
            [.. shown.Take(MostShown)],
            [.. sure.Count > 0 ? [] : clusters.Where(cluster => rows.TrueForAll(row => row.ClusterId != cluster.Id)).Take(MostShown)],
            Math.Max(0, shown.Count - MostShown));
    }

    private static Suspect Judge(SuspectRow row, SuspectClues clues, IReadOnlyList<string> thumbprints)
    {
        var reasons = row.Reasons(clues, thumbprints);
        return new Suspect(row.Found(string.Join(", ", reasons.Select(reason => reason.Words))), reasons)
        {
            Provider = row.Provider,
            Contact = row.Contact,
            ExpiresAt = row.ExpiresAt,
        };
    }

    private static async Task<List<(Guid Id, string Hex)>> CertificatesAsync(
        ConsoleDbContext context,
        SuspectClues clues,
        CancellationToken cancellationToken)
    {
        var hexes = clues.Configured.Concat(clues.Thumbprints).Distinct().ToList();
        if (hexes.Count == 0)
        {
            return [];
        }

        var rows = await context.Credentials.AsNoTracking()
            .Where(credential => credential.Kind == CredentialKind.SigningCertificate)
            .Where(credential => hexes.Contains(credential.Sha1) || hexes.Contains(credential.Fingerprint))
            .Select(credential => new { credential.ConnectionId, credential.Sha1, credential.Fingerprint })
            .Take(MostRows).ToListAsync(cancellationToken);
        return
        [
            .. rows.SelectMany(row => hexes.Where(hex => hex == row.Sha1 || hex == row.Fingerprint).Select(hex => (row.ConnectionId, hex)))
                .Distinct(),
        ];
    }

    private static async Task<List<SuspectCluster>> ClustersAsync(
        ConsoleDbContext context,
        SuspectClues clues,
        CancellationToken cancellationToken)
    {
        var guids = clues.Guids.Select(Guid.Parse).ToList();
        var ids = guids.ConvertAll(ClusterId.From);
        var hosts = clues.Hosts.SelectMany(host => new[] { host, $"https://{host}", $"https://{host}/" }).ToList();
        var byCustomer = await context.Clusters.AsNoTracking().Where(cluster => clues.Customers.Contains(cluster.Customer))
            .Select(cluster => new SuspectCluster(cluster.Id, cluster.Name, cluster.Customer, "the customer's name"))
            .Take(MostClusters).ToListAsync(cancellationToken);
        if (guids.Count == 0 && hosts.Count == 0)
        {
            return byCustomer;
        }

        var byId = await context.Clusters.AsNoTracking()
            .Where(cluster => ids.Contains(cluster.Id) || guids.Contains(cluster.AccountId) || hosts.Contains(cluster.Url))
            .Select(cluster => new { cluster.Id, cluster.Name, cluster.Customer, cluster.AccountId })
            .Take(MostClusters).ToListAsync(cancellationToken);
        return
        [
            .. byId
                .Select(row => new SuspectCluster(row.Id, row.Name, row.Customer, Why(ids.Contains(row.Id), guids.Contains(row.AccountId))))
                .Concat(byCustomer).DistinctBy(cluster => cluster.Id),
        ];

        static string Why(bool isId, bool isAccount) => isId ? "the cluster ID" : isAccount ? "the account ID" : "the cluster URL";
    }

    private static async Task<List<Guid>> IdsAsync(
        ConsoleDbContext context,
        SuspectClues clues,
        List<Guid> certificates,
        List<ClusterId> clusters,
        CancellationToken cancellationToken)
    {
        var records = context.Connections.AsNoTracking().Where(record => record.State != ConnectionState.Retired);
        var names = clues.Names.Select(ConnectionName.Parse).Where(name => name.IsOk).Select(name => name.Value).ToList();
        var auth0Ids = clues.Auth0Ids.Select(id => new ConnectionId(id)).ToList();
        var needles = clues.Needles;
        List<IQueryable<Guid>> questions =
        [
            records.Where(record => certificates.Contains(record.Id)).Select(record => record.Id),
            records.Where(record => names.Contains(record.Name)).Select(record => record.Id),
            records.Where(record => record.Auth0Id != null && auth0Ids.Contains(record.Auth0Id)).Select(record => record.Id),
            records.Where(record => clusters.Contains(record.ClusterId)).Select(record => record.Id),
            SearchIndex.MayHold(context, records, needles).Where(record => needles.Any(needle => record.SearchText.Contains(needle)))
                .Select(record => record.Id),
        ];
        var ids = new List<Guid>();
        foreach (var question in questions)
        {
            ids.AddRange(await question.Take(MostRows).ToListAsync(cancellationToken));
        }

        return [.. ids.Distinct().Take(MostRows)];
    }

    private static Task<List<SuspectRow>> RowsAsync(ConsoleDbContext context, List<Guid> ids, CancellationToken cancellationToken) =>
        context.Connections.AsNoTracking().Where(record => record.State != ConnectionState.Retired && ids.Contains(record.Id))
            .Select(record => new SuspectRow(
                record.Id,
                record.Name.Value,
                record.Cluster.Customer,
                record.Cluster.Name,
                record.ClusterId,
                record.Cluster.AccountId,
                record.Cluster.Url,
                record.Protocol,
                record.State,
                record.Auth0Id == null ? null : record.Auth0Id.Value,
                record.Settings)
            {
                Provider = record.IdentityProvider,
                Contact = record.Cluster.ContactName,
                ExpiresAt = record.CredentialExpiresAt,
            })
            .ToListAsync(cancellationToken);
}
