using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;
using SupportConsole.App.Record.Storage;
using SupportConsole.Federation;

namespace SupportConsole.App.Inventory;

/// <summary>Someone else saved the cluster meanwhile: what they saved, beside what was typed.</summary>
/// <param name="Theirs">The cluster as it is now, as a form with the newer version.</param>
public sealed record ClusterConflict(ClusterForm Theirs, string By, string What, string Cure) : Problem(What, Cure);

/// <summary>Adds and edits clusters; every save with its audit entry in one transaction.</summary>
public sealed class ClusterService(IDbContextFactory<ConsoleDbContext> contexts, AuditTrail audit, Rights rights)
{
    private const int Constraint = 19;
    private const string StillHere = "What you typed is still here.";

    /// <summary>A cluster; null where there is none of that id.</summary>
    public async Task<Cluster?> FindAsync(ClusterId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Clusters.AsNoTracking().SingleOrDefaultAsync(cluster => cluster.Id == id, cancellationToken);
    }

    /// <summary>Clusters whose customer, name or id holds the text: for choosing one.</summary>
    public async Task<IReadOnlyList<Cluster>> SuggestAsync(string text, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var typed = SearchWords.Cut(text.Trim());
        if (Guid.TryParse(typed, out var id))
        {
            var clusterId = ClusterId.From(id);
            return await context.Clusters.AsNoTracking().Where(cluster => cluster.Id == clusterId || cluster.AccountId == id)
                .OrderBy(cluster => cluster.Customer).ThenBy(cluster => cluster.Name).Take(most).ToListAsync(cancellationToken);
        }

        var folded = SearchFold.Of(typed);
        var holding = Glob.Holding(folded);
        var found = await SearchIndex.OfClustersAsync(context, context.Clusters.AsNoTracking(), [folded], cancellationToken);

        // An index alone says which ones, and only those are read whole.
        var ids = found.Where(cluster => EF.Functions.Glob(cluster.NamesText, holding))
            .OrderBy(cluster => cluster.Customer).ThenBy(cluster => cluster.Name).Select(cluster => cluster.Id).Take(most);
        return await context.Clusters.AsNoTracking().Where(cluster => ids.Contains(cluster.Id))
            .OrderBy(cluster => cluster.Customer).ThenBy(cluster => cluster.Name).ToListAsync(cancellationToken);
    }

    public Task<Result<Cluster>> AddAsync(ClusterForm form, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => InsertAsync(form, actor, cancellationToken), StillHere);

    private async Task<Result<Cluster>> InsertAsync(ClusterForm form, Actor actor, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(actor, form) is { } problem)
        {
            return problem;
        }

        var id = ClusterId.Parse(form.ClusterId).Value;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Clusters.AnyAsync(cluster => cluster.Id == id, cancellationToken))
        {
            return Exists(id);
        }

        var added = new Cluster { Id = id, AccountId = Guid.Empty, Name = "" };
        form.WriteTo(added);
        context.Clusters.Add(added);
        audit.Cluster(context, actor, "cluster.add", "done", $"Added the cluster {added.DisplayName}.", added, after: form.Fields());
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return added;
        }
        catch (DbUpdateException exception)
            when (exception.InnerException is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: Constraint })
        {
            return Exists(id);
        }
    }

    /// <summary>Saves an edit; refused with a <see cref="ClusterConflict"/> where someone saved since the form was read.</summary>
    public Task<Result<Cluster>> SaveAsync(ClusterForm form, Actor actor, CancellationToken cancellationToken) =>
        StorageProblem.OrAsync(() => UpdateAsync(form, actor, cancellationToken), StillHere);

    private async Task<Result<Cluster>> UpdateAsync(ClusterForm form, Actor actor, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(actor, form) is { } problem)
        {
            return problem;
        }

        var id = ClusterId.Parse(form.ClusterId).Value;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cluster = await context.Clusters.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (cluster is null)
        {
            return new Problem($"The cluster {id} is not in the record.", "Add it.") { Code = "cluster.missing" };
        }

        if (cluster.Version != form.Version)
        {
            return await ConflictAsync(context, cluster, cancellationToken);
        }

        var (before, after) = Differences(ClusterForm.Of(cluster).Fields(), form.Fields());
        if (after.Count == 0)
        {
            return cluster;
        }

        form.WriteTo(cluster);
        audit.Cluster(
            context,
            actor,
            "cluster.edit",
            "done",
            $"Changed {string.Join(", ", after.Keys)} of {cluster.DisplayName}.",
            cluster,
            before,
            after);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            await using var fresh = await contexts.CreateDbContextAsync(cancellationToken);
            return await ConflictAsync(fresh, await fresh.Clusters.SingleAsync(row => row.Id == id, cancellationToken), cancellationToken);
        }

        return cluster;
    }

    internal static (Dictionary<string, string?> Before, Dictionary<string, string?> After) Differences(
        IReadOnlyDictionary<string, string?> before, IReadOnlyDictionary<string, string?> after)
    {
        var changed = after.Where(pair => before.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => pair.Key).ToList();
        return (changed.ToDictionary(field => field, field => before.GetValueOrDefault(field)), changed
            .ToDictionary(field => field, field => after[field]));
    }

    private static Problem Exists(ClusterId id) =>
        new(
            $"The cluster {id} is in the record already.",
            "Open it from the list and edit it there.")
        { Code = "cluster.exists", NotLost = StillHere };

    private async Task<Problem?> RefuseAsync(Actor actor, ClusterForm form) =>
        await rights.FindRefusalAsync(actor, Policies.ChangeSso) ?? form.Check().Values.FirstOrDefault();

    private static async Task<ClusterConflict> ConflictAsync(ConsoleDbContext context, Cluster cluster, CancellationToken cancellationToken)
    {
        var id = cluster.Id.Value;
        var by = await context.AuditEntries.Where(entry => entry.ClusterId == id).OrderByDescending(entry => entry.Id)
            .Select(entry => entry.Actor).FirstOrDefaultAsync(cancellationToken) ?? "Someone";
        return new ClusterConflict(
            ClusterForm.Of(cluster), by, $"{by} saved {cluster.DisplayName} while you were editing it.",
            "What you had not touched is theirs now. Where both of you changed a field, both values are below: choose, and save again.")
        { Code = "cluster.conflict", NotLost = StillHere };
    }
}
