using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Clusters;

/// <summary>What an import would do to one cluster.</summary>
/// <param name="Listed">The cluster as influxctl lists it.</param>
/// <param name="IsNew">Whether the record does not have it yet.</param>
/// <param name="Before">The fields that differ as they are; empty for a new one.</param>
/// <param name="After">The same fields as listed.</param>
public sealed record ClusterDifference(
    ListedCluster Listed, bool IsNew, IReadOnlyDictionary<string, string?> Before, IReadOnlyDictionary<string, string?> After)
{
    /// <summary>Whether there is nothing to do.</summary>
    public bool IsUnchanged => !IsNew && After.Count == 0;
}

/// <summary>Imports influxctl's list: shows what is new, changed and unchanged, then applies. What support wrote (customer, contact, entitlement, notes) stays.</summary>
public sealed class ClusterImportService(IDbContextFactory<ConsoleDbContext> contexts, AuditTrail audit, Rights rights)
{
    /// <summary>What an import would do, cluster by cluster.</summary>
    public async Task<IReadOnlyList<ClusterDifference>> PreviewAsync(IReadOnlyList<ListedCluster> listed, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Clusters.AsNoTracking().ToDictionaryAsync(cluster => cluster.Id, cancellationToken);
        return [.. listed.Select(cluster => Compare(cluster, known.GetValueOrDefault(cluster.Id)))];
    }

    /// <summary>Applies it in one transaction. Applied again, it changes nothing.</summary>
    /// <returns>How many were added or changed.</returns>
    public Task<Result<int>> ApplyAsync(IReadOnlyList<ListedCluster> listed, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => TakeInAsync(listed, actor, cancellationToken), "Nothing was imported, and what you pasted is still here.");

    private async Task<Result<int>> TakeInAsync(IReadOnlyList<ListedCluster> listed, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Clusters.ToDictionaryAsync(cluster => cluster.Id, cancellationToken);
        var done = 0;
        foreach (var entry in listed)
        {
            var cluster = known.GetValueOrDefault(entry.Id);
            var difference = Compare(entry, cluster);
            if (difference.IsUnchanged)
            {
                continue;
            }

            if (cluster is null)
            {
                cluster = new Cluster { Id = entry.Id, AccountId = entry.AccountId, Name = entry.Name };
                context.Clusters.Add(cluster);
            }

            (cluster.AccountId, cluster.Name, cluster.Url, cluster.State, cluster.Category) = (entry.AccountId, entry.Name, entry.Url, entry.State, entry.Category);
            cluster.CreatedAt = entry.CreatedAt ?? cluster.CreatedAt;
            audit.Cluster(
                context, actor, "cluster.import", "done", $"{(difference.IsNew ? "Imported" : "Updated from influxctl")} {cluster.DisplayName}.", cluster, difference.Before, difference.After);
            done++;
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("Someone saved one of these clusters at the same moment: nothing was imported.", "Import again.") { Code = "clusters.conflict", NotLost = "What you pasted is still here." };
        }
    }

    private static ClusterDifference Compare(ListedCluster listed, Cluster? known)
    {
        var after = Fields(listed.AccountId, listed.Name, listed.Url, listed.State, listed.Category);
        if (known is null)
        {
            return new ClusterDifference(listed, true, new Dictionary<string, string?>(), after);
        }

        var (before, changed) = ClusterService.Differences(Fields(known.AccountId, known.Name, known.Url, known.State, known.Category), after);
        return new ClusterDifference(listed, false, before, changed);
    }

    private static Dictionary<string, string?> Fields(Guid account, string name, string url, string state, string category) =>
        new() { ["Account"] = account.ToString(), ["Name"] = name, ["URL"] = url, ["State"] = state, ["Category"] = category };
}
