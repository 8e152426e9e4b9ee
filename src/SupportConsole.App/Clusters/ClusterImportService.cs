using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Clusters;

/// <param name="Before">The differing fields' current values; empty for a new cluster.</param>
public sealed record ClusterDifference(
    ListedCluster Listed, bool IsNew, IReadOnlyDictionary<string, string?> Before, IReadOnlyDictionary<string, string?> After)
{
    public bool IsUnchanged => !IsNew && After.Count == 0;
}

/// <summary>
/// Imports influxctl's list. It never changes customer, contact, entitlement or notes; a new cluster of a known account gets that
/// account's customer and contact.
/// </summary>
public sealed class ClusterImportService(IDbContextFactory<ConsoleDbContext> contexts, AuditTrail audit, Rights rights)
{
    public async Task<IReadOnlyList<ClusterDifference>> PreviewAsync(IReadOnlyList<ListedCluster> listed,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Clusters.AsNoTracking().ToDictionaryAsync(cluster => cluster.Id, cancellationToken);
        return [.. listed.Select(cluster => Compare(cluster, known.GetValueOrDefault(cluster.Id)))];
    }

    /// <summary>Imports in one transaction. Importing the same list again changes nothing.</summary>
    /// <returns>The number of clusters added or changed.</returns>
    public Task<Result<int>> ApplyAsync(IReadOnlyList<ListedCluster> listed, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => TakeInAsync(listed, actor, cancellationToken),
        "Nothing was imported, and what you pasted is still here.");

    private async Task<Result<int>> TakeInAsync(IReadOnlyList<ListedCluster> listed, Actor actor, CancellationToken cancellationToken)
    {
        if (await rights.FindRefusalAsync(actor, Policies.ChangeSso) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Clusters.ToDictionaryAsync(cluster => cluster.Id, cancellationToken);
        var named = known.Values.Where(cluster => cluster.Customer.Length > 0).GroupBy(cluster => cluster.AccountId)
            .ToDictionary(account => account.Key, account => account.First());
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
                if (named.GetValueOrDefault(entry.AccountId) is { } sibling)
                {
                    cluster.Customer = sibling.Customer;
                    cluster.ContactName = sibling.ContactName;
                    cluster.ContactEmail = sibling.ContactEmail;
                }

                context.Clusters.Add(cluster);
            }

            cluster.AccountId = entry.AccountId;
            cluster.Name = entry.Name;
            cluster.Url = entry.Url;
            cluster.State = entry.State;
            cluster.Category = entry.Category;
            cluster.CreatedAt = entry.CreatedAt ?? cluster.CreatedAt;
            audit.Cluster(
                context, actor, "cluster.import", AuditTrail.Part,
                $"{(difference.IsNew ? "Imported" : "Updated from influxctl")} {cluster.DisplayName}.", cluster,
                difference.Before, difference.After);
            done++;
        }

        if (done > 0)
        {
            audit.Act(context, actor, "clusters.import", $"Imported {done.ToString("N0", CultureInfo.InvariantCulture)} {(done == 1 ? "cluster" : "clusters")}.");
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("Someone saved one of these clusters at the same moment: nothing was imported.",
                "Import again.")
            { Code = "clusters.conflict", NotLost = "What you pasted is still here." };
        }
    }

    private static ClusterDifference Compare(ListedCluster listed, Cluster? known)
    {
        var after = Fields(listed.AccountId, listed.Name, listed.Url, listed.State, listed.Category);
        if (known is null)
        {
            return new ClusterDifference(listed, true, new Dictionary<string, string?>(), after);
        }

        var (before, changed) = ClusterService.Differences(
            Fields(known.AccountId, known.Name, known.Url, known.State, known.Category), after);
        return new ClusterDifference(listed, false, before, changed);
    }

    private static Dictionary<string, string?> Fields(Guid account, string name, string url, string state, string category) =>
        new() { ["Account"] = account.ToString(), ["Name"] = name, ["URL"] = url, ["State"] = state, ["Category"] = category };
}
