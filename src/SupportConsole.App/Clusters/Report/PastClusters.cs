using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;

namespace SupportConsole.App.Clusters.Report;

/// <summary>Takes later edits of clusters back: a field had the value that the first later edit of it replaced.</summary>
internal static class PastClusters
{
    private static readonly string[] Actions = ["cluster.add", "cluster.edit", "cluster.import"];

    /// <summary>The edits since then, by cluster.</summary>
    public static async Task<ILookup<Guid, LaterEdit>> EditsAsync(
        ConsoleDbContext context,
        List<ClusterId> clusters,
        DateTimeOffset since,
        CancellationToken cancellationToken)
    {
        var ids = clusters.ConvertAll(cluster => cluster.Value);
        return (await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.At >= since && ids.Contains(entry.ClusterId!.Value) && Actions.Contains(entry.Action))
            .Select(entry => new LaterEdit(entry.Id, entry.ClusterId!.Value, entry.Action, entry.Before))
            .ToListAsync(cancellationToken)).ToLookup(edit => edit.ClusterId);
    }

    /// <returns>The cluster as it was before the edits; null if they added it.</returns>
    public static ClusterRow? Before(ClusterRow now, IEnumerable<LaterEdit> edits)
    {
        var row = now;
        foreach (var edit in edits.OrderByDescending(edit => edit.Seq))
        {
            var before = Fields(edit.Before);
            if (edit.Action == "cluster.add" || (edit.Action == "cluster.import" && before.Count == 0))
            {
                return null;
            }

            row = before.Aggregate(row, (was, field) => Set(was, field.Key, field.Value ?? ""));
        }

        return row;
    }

    internal static Dictionary<string, string?> Fields(string json) => JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];

    private static ClusterRow Set(ClusterRow row, string field, string value) => field switch
    {
        "Account" => Guid.TryParse(value, out var account) ? row with { AccountId = account } : row,
        "Name" => row with { Name = value },
        "URL" => row with { Url = value },
        "State" => row with { State = value },
        "Customer" => row with { Customer = value },
        "Contact" => row with { ContactName = value },
        "Contact email" => row with { ContactEmail = value },
        "Order" => row with { OrderReference = value },
        "Entitled" => row with { IsEntitled = value switch { "yes" => true, "no" => false, _ => null } },
        "Entitled on" => row with
        {
            EntitledOn = DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) ? day : null,
        },
        _ => row,
    };
}
