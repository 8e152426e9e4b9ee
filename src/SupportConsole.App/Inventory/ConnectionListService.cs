using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Inventory;

/// <summary>
/// What the connections list shows. The search finds words in customer, cluster, name, domain, entity ID, thumbprint and client
/// ID. Sort columns: customer, name, health, state, protocol, idp, owner, ends, updated.
/// </summary>
public sealed record ConnectionQuery : ListQuery
{
    public ConnectionState? State { get; init; }

    public Protocol? Protocol { get; init; }

    public IdentityProvider? IdentityProvider { get; init; }

    public Health? Health { get; init; }

    /// <summary>Connections of these healths; see <see cref="NeedingAttention"/>.</summary>
    public bool NeedsAttention { get; init; }

    /// <summary>The person who takes the next step, by name.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Only this person's; null for everybody's.</summary>
    public OwnerFilter? Mine { get; init; }

    /// <summary>Only these; null for all.</summary>
    public IReadOnlyList<Guid>? Selected { get; init; }

    /// <summary>Expired credentials are always among those that expire within some days.</summary>
    public int? EndsWithinDays { get; init; }

    /// <summary>What "needs attention" means: everything between working and setting up.</summary>
    public static readonly IReadOnlyList<Health> NeedingAttention = [Record.Health.Failing, Record.Health.AtRisk, Record.Health.Unknown];
}

/// <summary>The connections list, answered by the database.</summary>
public sealed class ConnectionListService(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time)
{
    private const int MostDays = 36_500;

    private static readonly string ClientId = SettingQuery.Path(ConnectionSettings.ClientId);
    private static readonly string EntityId = SettingQuery.Path(ConnectionSettings.IdpEntityId);
    private static readonly string Domains = SettingQuery.Path(ConnectionSettings.Domains);

    /// <summary>One page of the list. Retired connections show when asked for by state or searched.</summary>
    public async Task<ListPage<ConnectionRow>> ListAsync(ConnectionQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await FilterAsync(context, query, cancellationToken);
        var size = Math.Clamp(query.PageSize, 1, 200);
        var stops = query.Search.Length > 0 && !query.CountsAll;

        // Which rows are shown is found in an index, and only those are read whole. Where few are found, one question counts and pages.
        var order = new ConnectionOrder(query);
        var first = stops || IsPersonal(query) ? await order.ReadAsync(found, 0, SearchIndex.Stop + 1, cancellationToken) : null;
        var isWhole = first?.Count <= SearchIndex.Stop;
        var hasMore = stops && !isWhole;
        var total = hasMore ? SearchIndex.Stop : isWhole ? first!.Count : await found.CountAsync(cancellationToken);
        var number = ListPage.Within(query.Page, size, total);
        var ids = stops || isWhole
            ? [.. first!.Skip(number * size).Take(size)]
            : await order.ReadAsync(found, number * size, size, cancellationToken);
        return new ListPage<ConnectionRow>(await ReadAsync(context, ids, cancellationToken), total)
        {
            Number = number,
            HasMore = hasMore,
        };
    }

    /// <summary>The first rows of the list, however many there are.</summary>
    public async Task<IReadOnlyList<ConnectionRow>> FirstAsync(ConnectionQuery query, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await FilterAsync(context, query, cancellationToken);
        var ids = await new ConnectionOrder(query).ReadAsync(found, 0, most, cancellationToken);
        return await ReadAsync(context, ids, cancellationToken);
    }

    public async IAsyncEnumerable<ConnectionRow> ExportAsync(
        ConnectionQuery query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await FilterAsync(context, query, cancellationToken);
        await foreach (var source in Rows(context, new ConnectionOrder(query).Of(found)).AsAsyncEnumerable()
            .WithCancellation(cancellationToken))
        {
            yield return Rated(source);
        }
    }

    /// <summary>A cluster's connections, retired ones included, newest first.</summary>
    public async Task<IReadOnlyList<ConnectionRow>> OfClusterAsync(ClusterId cluster, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Rows(context, context.Connections.AsNoTracking().Where(record => record.ClusterId == cluster)
            .OrderByDescending(record => record.UpdatedAt)).ToListAsync(cancellationToken);
        return [.. rows.Select(Rated)];
    }

    /// <summary>How many connections, retired ones excepted, are of each health.</summary>
    public async Task<IReadOnlyDictionary<Health, int>> CountHealthAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await HealthQuery.RateAsync(context, time.GetUtcNow(), cancellationToken);
        var counts = await context.Connections.AsNoTracking().Where(record => record.State != ConnectionState.Retired)
            .GroupBy(record => EF.Property<Health>(record, HealthColumns.Now))
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return Enum.GetValues<Health>().ToDictionary(health => health, counts.GetValueOrDefault);
    }

    /// <summary>Exact, also where the count of a page stops.</summary>
    public async Task<int> CountAsync(ConnectionQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (await FilterAsync(context, query, cancellationToken)).CountAsync(cancellationToken);
    }

    /// <summary>Whether usually so few are found that reading them costs less than counting them first.</summary>
    private static bool IsPersonal(ConnectionQuery query) => query.Mine is not null && (query.NeedsAttention || query.Health is not null);

    private async Task<IReadOnlyList<ConnectionRow>> ReadAsync(
        ConsoleDbContext context, List<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await Rows(context, context.Connections.AsNoTracking().Where(record => ids.Contains(record.Id)))
            .ToDictionaryAsync(source => source.Row.Id, Rated, cancellationToken);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    private static IQueryable<RowSource> Rows(ConsoleDbContext context, IQueryable<ConnectionRecord> records) =>
        records.Select(record => new RowSource
        {
            Row = new ConnectionRow
            {
                Id = record.Id,
                Name = record.Name.Value,
                Customer = record.Customer,
                Cluster = record.ClusterName,
                ClusterId = record.ClusterId,
                Protocol = record.Protocol,
                IdentityProvider = record.IdentityProvider,
                State = record.State,
                StateSince = record.StateSince,
                CredentialExpiresAt = record.CredentialExpiresAt,
                CredentialNeverExpires = record.CredentialNeverExpires,
                UpdatedAt = record.UpdatedAt,
                CreatedAt = record.CreatedAt,
                Owner = record.Owner,
                AccountId = record.Cluster.AccountId,
                IsEntitled = record.Cluster.IsEntitled,
                OrderReference = record.Cluster.OrderReference,
                Contact = record.Cluster.ContactName,
                ContactEmail = record.Cluster.ContactEmail,
                Auth0Id = record.Auth0Id == null ? "" : record.Auth0Id.Value,
                ClientId = SettingQuery.Value(record.Settings, ClientId) ?? "",
                EntityId = SettingQuery.Value(record.Settings, EntityId) ?? "",
                Domains = SettingQuery.Value(record.Settings, Domains) ?? "",
            },
            Facts = new HealthFacts
            {
                ConnectionId = record.Id,
                State = record.State,
                StateSince = record.StateSince,
                Protocol = record.Protocol,
                IsFrontChannel = (SettingQuery.Value(record.Settings, HealthQuery.Channel) ?? "") == ConnectionSettings.FrontChannel,
                CredentialExpiresAt = record.CredentialExpiresAt,
                CredentialNeverExpires = record.CredentialNeverExpires,
                HasApplications = record.EnabledApplications != "",
                IsWaitingForTest = record.EnabledApplications == "" && record.WaitingApplications != ""
                    && (record.State == ConnectionState.ReadyToTest || record.State == ConnectionState.Tested),
                Attention = record.Attention,
                Difference = context.Findings.Where(finding => finding.ConnectionId == record.Id)
                    .Select(finding => (FindingKind?)finding.Kind).FirstOrDefault(),
                DifferenceId = context.Findings.Where(finding => finding.ConnectionId == record.Id)
                    .Select(finding => (Guid?)finding.Id).FirstOrDefault(),
                DifferentFields = context.Findings.Where(finding => finding.ConnectionId == record.Id)
                    .Select(finding => finding.Fields).FirstOrDefault() ?? "",
                DifferentSince = context.Findings.Where(finding => finding.ConnectionId == record.Id)
                    .Select(finding => (DateTimeOffset?)finding.FoundAt).FirstOrDefault(),
                OpenChange = context.Changes.Where(change => change.ConnectionId == record.Id && change.SettledAt == null)
                    .Select(change => (ChangeState?)change.State).FirstOrDefault(),
                OpenSince = context.Changes.Where(change => change.ConnectionId == record.Id && change.SettledAt == null)
                    .Select(change => (DateTimeOffset?)change.PlannedAt).FirstOrDefault(),
                SilentSince = context.SignInSilences.Where(silence => silence.ConnectionId == record.Id)
                    .Select(silence => (DateTimeOffset?)silence.Since).FirstOrDefault(),
                PerDay = context.SignInSilences.Where(silence => silence.ConnectionId == record.Id)
                    .Select(silence => silence.PerDay).FirstOrDefault(),
                PublishedId = context.WatchFindings.Where(found => found.ConnectionId == record.Id && found.Outcome == WatchOutcome.Open)
                    .Select(found => (Guid?)found.Id).FirstOrDefault(),
                PublishedSince = context.WatchFindings.Where(found => found.ConnectionId == record.Id && found.Outcome == WatchOutcome.Open)
                    .Select(found => (DateTimeOffset?)found.FoundAt).FirstOrDefault(),
                HasNewCertificate = context.WatchFindings.Any(found => found.ConnectionId == record.Id
                    && found.Outcome == WatchOutcome.Open && found.NewFingerprint != ""),
                IsCertificateGone = context.WatchFindings.Any(found => found.ConnectionId == record.Id
                    && found.Outcome == WatchOutcome.Open && found.MissingFingerprint != ""
                    && found.MissingFingerprint == record.CredentialFingerprint),
            },
        });

    private ConnectionRow Rated(RowSource source) => source.Row with { Health = ConnectionHealth.Of(source.Facts, time.GetUtcNow()) };

    private async Task<IQueryable<ConnectionRecord>> FilterAsync(
        ConsoleDbContext context,
        ConnectionQuery query,
        CancellationToken cancellationToken)
    {
        var all = context.Connections.AsNoTracking();
        var records = await SearchIndex.OfConnectionsAsync(context, all, Words(query.Search), cancellationToken);
        var isAsked = query.Search.Length > 0 || query.Selected is not null;
        records = query.State is { } state ? records.Where(record => record.State == state)
            : isAsked ? records
            : records.Where(record => record.State != ConnectionState.Retired);
        if (query.Selected is { } selected)
        {
            records = records.Where(record => selected.Contains(record.Id));
        }

        if (query.Protocol is { } protocol)
        {
            records = records.Where(record => record.Protocol == protocol);
        }

        if (query.IdentityProvider is { } provider)
        {
            records = records.Where(record => record.IdentityProvider == provider);
        }

        if (query.Owner.Length > 0)
        {
            records = records.Where(record => record.Owner == query.Owner);
        }

        if (query.Mine is { } owner)
        {
            records = owner.Among(context, records);
        }

        if (query is { Sort: "health" } or { Health: not null } or { NeedsAttention: true })
        {
            await HealthQuery.RateAsync(context, time.GetUtcNow(), cancellationToken);
        }

        if (query.Health is { } health)
        {
            records = records.Where(record => EF.Property<Health>(record, HealthColumns.Now) == health);
        }

        if (query.NeedsAttention)
        {
            records = records.Where(
                record => ConnectionQuery.NeedingAttention.Contains(EF.Property<Health>(record, HealthColumns.Now)));
        }

        if (query.EndsWithinDays is { } days)
        {
            var until = time.GetUtcNow().AddDays(Math.Clamp(days, 0, MostDays));
            records = records.Where(record => record.State != ConnectionState.Retired && record.CredentialExpiresAt <= until);
        }

        return records;
    }

    /// <summary>A thumbprint is found however it is printed; anything else word by word.</summary>
    private static string[] Words(string search) => Thumbprint.Parse(SearchWords.Cut(search)) is { IsOk: true } thumbprint
        ? [thumbprint.Value.Hex]
        : SearchWords.Of(search);

    private sealed class RowSource
    {
        public required ConnectionRow Row { get; init; }

        public required HealthFacts Facts { get; init; }
    }
}
