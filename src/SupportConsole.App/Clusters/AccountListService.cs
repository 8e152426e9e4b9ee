using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Clusters;

/// <summary>The list of accounts, answered by the database from their clusters.</summary>
public sealed class AccountListService(IDbContextFactory<ConsoleDbContext> contexts)
{
    /// <summary>A page of the accounts, those without a customer first. An account is found by any one of its clusters.</summary>
    public async Task<ListPage<AccountRow>> ListAsync(AccountQuery query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var accounts = context.Clusters.AsNoTracking().Where(cluster => cluster.LeadsAccount);
        accounts = query.UnnamedOnly ? accounts.Where(cluster => cluster.Customer == "") : accounts;
        var found = query.Search.Length > 0 ? await FindAsync(context, query.Search, cancellationToken) : null;
        accounts = found is null ? accounts : accounts.Where(cluster => found.Contains(cluster.AccountId));
        var total = await accounts.CountAsync(cancellationToken);
        var (number, size) = (ListPage.Within(query.Page, ListPage.Size, total), ListPage.Size);
        var shown = await accounts.OrderBy(cluster => cluster.Customer).ThenBy(cluster => cluster.AccountId)
            .Skip(number * size).Take(size)
            .Select(cluster => new { cluster.AccountId, cluster.Customer, cluster.ContactName, cluster.ContactEmail })
            .ToListAsync(cancellationToken);
        var ids = shown.ConvertAll(account => account.AccountId);
        var counts = await context.Clusters.Where(cluster => ids.Contains(cluster.AccountId))
            .GroupBy(cluster => cluster.AccountId)
            .Select(account => new { account.Key, All = account.Count(), Bought = account.Count(cluster => cluster.IsEntitled == true) })
            .ToDictionaryAsync(account => account.Key, cancellationToken);
        return new ListPage<AccountRow>(
            [.. shown.Where(account => counts.ContainsKey(account.AccountId)).Select(account => new AccountRow(
                account.AccountId, account.Customer, account.ContactName, account.ContactEmail,
                counts[account.AccountId].All, counts[account.AccountId].Bought))],
            total)
        {
            Number = number,
            HasMore = found?.Count > SearchIndex.Stop,
        };
    }

    /// <summary>
    /// The accounts of the clusters found, one entry per cluster. Stops one entry after <see cref="SearchIndex.Stop"/>: then there may be
    /// others.
    /// </summary>
    private static async Task<List<Guid>> FindAsync(ConsoleDbContext context, string search, CancellationToken cancellationToken)
    {
        var found = await ClusterListService.SearchAsync(context, context.Clusters.AsNoTracking(), search, cancellationToken);

        // An index alone says which clusters.
        var ids = found.OrderBy(cluster => cluster.Customer).ThenBy(cluster => cluster.Name).ThenBy(cluster => cluster.Id)
            .Select(cluster => cluster.Id).Take(SearchIndex.Stop + 1);
        return await context.Clusters.Where(cluster => ids.Contains(cluster.Id)).Select(cluster => cluster.AccountId)
            .ToListAsync(cancellationToken);
    }
}
