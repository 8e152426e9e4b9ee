using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.App.Inventory;

/// <summary>
/// The order of the connections list. An index has every order except the one by health; a descending list reads it backwards.
/// </summary>
internal sealed class ConnectionOrder(ConnectionQuery query, DateTimeOffset now)
{
    // Of one health, the order by health is that by customer, which an index has.
    private readonly ConnectionQuery query = query is { Sort: "health", Health: not null }
        ? query with { Sort = "customer", Descending = false }
        : query;

    private bool IsDescending => query.Descending;

    public IQueryable<ConnectionRecord> Of(IQueryable<ConnectionRecord> records) => query.Sort switch
    {
        "health" => ByHealth(records, isFromEnd: false),
        "name" => ById(By(records, record => record.Name)),
        "state" => ByCustomer(By(records, record => record.State)),
        "owner" => ByCustomer(By(records, record => record.Owner)),
        "protocol" => ByCustomer(By(records, record => record.Protocol)),
        "idp" => ByCustomer(By(records, record => record.IdentityProvider)),
        "ends" => ById(IsDescending
            ? records.OrderByDescending(record => record.CredentialExpiresAt)
            : records.OrderBy(record => record.CredentialExpiresAt == null).ThenBy(record => record.CredentialExpiresAt)),
        "updated" => ById(By(records, record => record.UpdatedAt)),
        _ => ById(Then(By(records, record => record.Customer), record => record.ClusterName)),
    };

    /// <summary>The IDs of the first records.</summary>
    public Task<List<Guid>> FirstAsync(IQueryable<ConnectionRecord> records, int most, CancellationToken cancellationToken) =>
        Of(records).Select(record => record.Id).Take(most).ToListAsync(cancellationToken);

    /// <summary>The IDs of a page. The second half of a list by health is read from its end, so that SQLite sorts fewer rows.</summary>
    /// <param name="total">How many records there are.</param>
    public async Task<List<Guid>> PageAsync(
        IQueryable<ConnectionRecord> records, int skip, int take, int total, CancellationToken cancellationToken)
    {
        if (query.Sort != "health" || skip <= total / 2)
        {
            return await Of(records).Select(record => record.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        }

        var end = Math.Min(skip + take, total);
        var ids = await ByHealth(records, isFromEnd: true).Select(record => record.Id)
            .Skip(total - end).Take(end - skip).ToListAsync(cancellationToken);
        ids.Reverse();
        return ids;
    }

    /// <summary>Among connections of one health the customers are in order, whichever way the list is turned.</summary>
    private IQueryable<ConnectionRecord> ByHealth(IQueryable<ConnectionRecord> records, bool isFromEnd)
    {
        var rated = HealthQuery.Rate(records, now);
        var sorted = IsDescending != isFromEnd ? rated.OrderByDescending(row => row.Health) : rated.OrderBy(row => row.Health);
        return (isFromEnd
            ? sorted.ThenByDescending(row => row.Record.Customer).ThenByDescending(row => row.Record.ClusterName)
                .ThenByDescending(row => row.Record.Id)
            : sorted.ThenBy(row => row.Record.Customer).ThenBy(row => row.Record.ClusterName).ThenBy(row => row.Record.Id))
            .Select(row => row.Record);
    }

    private IOrderedQueryable<ConnectionRecord> By<TKey>(
        IQueryable<ConnectionRecord> records, Expression<Func<ConnectionRecord, TKey>> column) =>
        IsDescending ? records.OrderByDescending(column) : records.OrderBy(column);

    private IOrderedQueryable<ConnectionRecord> Then<TKey>(
        IOrderedQueryable<ConnectionRecord> sorted, Expression<Func<ConnectionRecord, TKey>> column) =>
        IsDescending ? sorted.ThenByDescending(column) : sorted.ThenBy(column);

    private IOrderedQueryable<ConnectionRecord> ById(IOrderedQueryable<ConnectionRecord> sorted) => Then(sorted, record => record.Id);

    private IOrderedQueryable<ConnectionRecord> ByCustomer(IOrderedQueryable<ConnectionRecord> sorted) =>
        ById(Then(Then(sorted, record => record.Customer), record => record.ClusterName));
}
