using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Clusters;

/// <summary>
/// Customer, contact and order of whole accounts. The values are kept on each cluster, so that lists and searches read one table; an edit
/// writes them to all clusters of the account in one transaction, and an import gives them to new ones.
/// </summary>
public sealed class AccountService(IDbContextFactory<ConsoleDbContext> contexts, AuditTrail audit, Rights rights)
{
    /// <summary>What the edits would change, cluster by cluster; a problem where one cannot be made.</summary>
    public async Task<Result<IReadOnlyList<AccountDifference>>> PreviewAsync(
        IReadOnlyList<(AccountTarget Target, AccountEdit Edit)> edits, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return Compare(await MeantAsync(context, edits, cancellationToken), edits, write: false);
    }

    /// <summary>Makes the edits in one transaction.</summary>
    /// <returns>The number of clusters changed.</returns>
    public Task<Result<int>> ApplyAsync(
        IReadOnlyList<(AccountTarget Target, AccountEdit Edit)> edits, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => WriteAsync(edits, actor, cancellationToken), "Nothing was saved, and what you entered is still here.");

    private async Task<Result<int>> WriteAsync(
        IReadOnlyList<(AccountTarget Target, AccountEdit Edit)> edits, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!Compare(await MeantAsync(context, edits, cancellationToken), edits, write: true).TryGet(out var changed, out var problem))
        {
            return problem;
        }

        foreach (var (cluster, before, after) in changed)
        {
            audit.Cluster(context, actor, "cluster.edit", "done",
                $"Changed {string.Join(", ", after.Keys)} of {cluster.DisplayName}.", cluster, before, after);
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return changed.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("Someone saved one of these clusters at the same moment: nothing was saved.", "Try again.")
            {
                Code = "accounts.conflict",
            };
        }
    }

    private static async Task<List<Cluster>> MeantAsync(
        ConsoleDbContext context, IReadOnlyList<(AccountTarget Target, AccountEdit Edit)> edits, CancellationToken cancellationToken)
    {
        var accounts = edits.Select(edit => edit.Target.AccountId).OfType<Guid>().ToHashSet();
        var ids = edits.Select(edit => edit.Target.ClusterId).OfType<ClusterId>().ToHashSet();
        return await context.Clusters.Where(cluster => accounts.Contains(cluster.AccountId))
            .Union(context.Clusters.Where(cluster => ids.Contains(cluster.Id)))
            .ToListAsync(cancellationToken);
    }

    private static Result<IReadOnlyList<AccountDifference>> Compare(
        IReadOnlyList<Cluster> clusters, IReadOnlyList<(AccountTarget Target, AccountEdit Edit)> edits, bool write)
    {
        var byAccount = clusters.ToLookup(cluster => cluster.AccountId);
        var byId = clusters.ToDictionary(cluster => cluster.Id);
        var differences = new List<AccountDifference>();
        foreach (var (target, edit) in edits)
        {
            var chosen = target.ClusterId is { } id ? (byId.TryGetValue(id, out var one) ? [one] : [])
                : byAccount[target.AccountId ?? Guid.Empty];
            foreach (var cluster in chosen)
            {
                var form = edit.On(cluster);
                if (form.Check().FirstOrDefault(pair => edit.Customer is not null || pair.Key != nameof(ClusterForm.Customer)).Value is { } wrong)
                {
                    return new Problem($"{cluster.DisplayName}: {wrong.What}", wrong.Cure) { Code = wrong.Code };
                }

                var (before, after) = ClusterService.Differences(ClusterForm.Of(cluster).Fields(), form.Fields());
                if (after.Count == 0)
                {
                    continue;
                }

                differences.Add(new AccountDifference(cluster, before, after));
                if (write)
                {
                    form.WriteTo(cluster);
                }
            }
        }

        return Result<IReadOnlyList<AccountDifference>>.Of(differences);
    }
}
