using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.App.Inventory;

/// <summary>
/// The order of the connections list. An index has each; a descending list reads it backwards, but for the one by health, which has two.
/// </summary>
internal sealed class ConnectionOrder(ConnectionQuery query)
{
    private bool IsDescending => query.Descending;

    public IQueryable<ConnectionRecord> Of(IQueryable<ConnectionRecord> records) => query.Sort switch
    {
        "health" => By(records, record => EF.Property<Health>(record, HealthColumns.Now))
            .ThenBy(record => record.Customer).ThenBy(record => record.ClusterName).ThenBy(record => record.Id),
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

    /// <summary>The IDs of some records in this order.</summary>
    public Task<List<Guid>> ReadAsync(IQueryable<ConnectionRecord> records, int skip, int take, CancellationToken cancellationToken) =>
        Of(records).Select(record => record.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);

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
