using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.App.Inventory;

public sealed record ConnectionRow(
    Guid Id, string Name, string Customer, string Cluster, Protocol Protocol, IdentityProvider IdentityProvider,
    ConnectionState State, DateTimeOffset StateSince,
    DateTimeOffset? CredentialExpiresAt, DateTimeOffset UpdatedAt, string Attention, string Owner);

/// <summary>
/// What the connections list shows. The search finds words in customer, cluster, name, domain, entity ID, thumbprint and client
/// ID. Sort columns: customer,
/// name, state, protocol, idp, ends, updated.
/// </summary>
public sealed record ConnectionQuery : ListQuery
{
    public ConnectionState? State { get; init; }

    public Protocol? Protocol { get; init; }

    public IdentityProvider? IdentityProvider { get; init; }

    public bool NeedsAttention { get; init; }

    /// <summary>Expired credentials are always among those that expire within some days.</summary>
    public int? EndsWithinDays { get; init; }
}

/// <summary>The connections list, answered by the database.</summary>
public sealed class ConnectionListService(IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time)
{
    private const int MostDays = 36_500;

    /// <summary>One page of the list. Retired connections show when asked for by state or searched.</summary>
    public async Task<ListPage<ConnectionRow>> ListAsync(ConnectionQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = Filter(context, query);
        var sorted = Sort(found, query).Select(record => record.Id);
        var size = Math.Clamp(query.PageSize, 1, 200);

        // Which rows are shown is found in an index, and only those are read whole. The search reads every row's text: once, for
        // the count and the page together.
        var all = query.Search.Length > 0 ? await sorted.ToListAsync(cancellationToken) : null;
        var total = all?.Count ?? await found.CountAsync(cancellationToken);
        var number = ListPage.Within(query.Page, size, total);
        var ids = all?.Skip(number * size).Take(size).ToList() ?? await sorted.Skip(number * size).Take(size)
            .ToListAsync(cancellationToken);
        var rows = await Rows(context.Connections.AsNoTracking().Where(record => ids.Contains(record.Id))).ToDictionaryAsync(
            row => row.Id,
            cancellationToken);
        return new ListPage<ConnectionRow>([.. ids.Where(rows.ContainsKey).Select(id => rows[id])], total) { Number = number };
    }

    public async IAsyncEnumerable<ConnectionRow> ExportAsync(
        ConnectionQuery query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var row in Rows(Sort(Filter(context, query), query)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }

    /// <summary>A cluster's connections, retired ones included, newest first.</summary>
    public async Task<IReadOnlyList<ConnectionRow>> OfClusterAsync(ClusterId cluster, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(context.Connections.AsNoTracking().Where(record => record.ClusterId == cluster)
            .OrderByDescending(record => record.UpdatedAt)).ToListAsync(cancellationToken);
    }

    private static IQueryable<ConnectionRow> Rows(IQueryable<ConnectionRecord> records) => records.Select(record => new ConnectionRow(
        record.Id, record.Name.Value, record.Customer, record.ClusterName, record.Protocol, record.IdentityProvider,
        record.State, record.StateSince,
        record.CredentialExpiresAt, record.UpdatedAt, record.Attention, record.Owner));

    private static IOrderedQueryable<ConnectionRecord> Sort(IQueryable<ConnectionRecord> records, ConnectionQuery query)
    {
        IOrderedQueryable<ConnectionRecord> By<TKey>(Expression<Func<ConnectionRecord, TKey>> column) =>
            query.Descending ? records.OrderByDescending(column) : records.OrderBy(column);
        var sorted = query.Sort switch
        {
            "name" => By(record => record.Name),
            "state" => By(record => record.State),
            "protocol" => By(record => record.Protocol),
            "idp" => By(record => record.IdentityProvider),
            "ends" => query.Descending
                ? By(record => record.CredentialExpiresAt)
                : records.OrderBy(record => record.CredentialExpiresAt == null).ThenBy(record => record.CredentialExpiresAt),
            "updated" => By(record => record.UpdatedAt),
            _ => query.Descending
                ? By(record => record.Customer).ThenByDescending(record => record.ClusterName)
                : By(record => record.Customer).ThenBy(record => record.ClusterName),
        };

        // All columns turn round together, as an index is read backwards.
        return query.Descending ? sorted.ThenByDescending(record => record.Id) : sorted.ThenBy(record => record.Id);
    }

    private IQueryable<ConnectionRecord> Filter(ConsoleDbContext context, ConnectionQuery query)
    {
        var records = context.Connections.AsNoTracking();
        foreach (var word in Words(query.Search))
        {
            var holding = Glob.Holding(word);
            records = records.Where(record => EF.Functions.Glob(record.SearchText, holding));
        }

        records = query.State is { } state ? records.Where(record => record.State == state)
            : query.Search.Length == 0 ? records.Where(record => record.State != ConnectionState.Retired) : records;
        if (query.Protocol is { } protocol)
        {
            records = records.Where(record => record.Protocol == protocol);
        }

        if (query.IdentityProvider is { } provider)
        {
            records = records.Where(record => record.IdentityProvider == provider);
        }

        if (query.NeedsAttention)
        {
            records = records.Where(record => record.Attention != "");
        }

        if (query.EndsWithinDays is { } days)
        {
            var until = time.GetUtcNow().AddDays(Math.Clamp(days, 0, MostDays));
            records = records
                .Where(record => record.CredentialExpiresAt != null && record.CredentialExpiresAt <= until
                && record.State != ConnectionState.Retired);
        }

        return records;
    }

    /// <summary>A thumbprint is found however it is printed; anything else word by word.</summary>
    private static string[] Words(string search) => Thumbprint.Parse(SearchWords.Cut(search)) is { IsOk: true } thumbprint
        ? [thumbprint.Value.Hex]
        : SearchWords.Of(search.ToLowerInvariant());
}
