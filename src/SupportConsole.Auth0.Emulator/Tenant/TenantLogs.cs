using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>
/// The tenant's log: only what was put there, ordered by log ID. What is older than the plan keeps is dropped. Entries are kept as JSON
/// text, which takes a tenth of the memory of objects.
/// </summary>
internal sealed class TenantLogs
{
    private readonly Lock door = new();
    private readonly List<Entry> entries = [];

    /// <summary>The most entries that the log keeps; the oldest are dropped first, as at the end of a plan's retention.</summary>
    public int Capacity { get; set; } = 100_000;

    /// <summary>Adds an entry at the place of its ID, which may be in front of others: Auth0 shows some late.</summary>
    public void Add(JsonObject entry)
    {
        var added = new Entry((string?)entry["log_id"] ?? "", JsonSerializer.SerializeToUtf8Bytes(entry));
        lock (door)
        {
            var isLast = entries.Count == 0 || string.CompareOrdinal(entries[^1].Id, added.Id) <= 0;
            entries.Insert(isLast ? entries.Count : PlaceAfter(added.Id), added);
            if (entries.Count > Capacity + Capacity / 10)
            {
                entries.RemoveRange(0, entries.Count - Capacity);
            }
        }
    }

    /// <summary>Drops the oldest entries, as the end of their retention does.</summary>
    public void Drop(int count)
    {
        lock (door)
        {
            entries.RemoveRange(0, count);
        }
    }

    /// <summary>The entries as they are now, read one by one as they are asked for.</summary>
    public IEnumerable<JsonObject> All()
    {
        lock (door)
        {
            return entries.ToArray().Select(Read);
        }
    }

    /// <summary>The entries after that ID, whether the log still has it or not.</summary>
    /// <param name="id">Null for the start of the log.</param>
    public IReadOnlyList<JsonObject> After(string? id, int take)
    {
        lock (door)
        {
            return [.. entries.Skip(id is null ? 0 : PlaceAfter(id)).Take(take).Select(Read)];
        }
    }

    private static JsonObject Read(Entry entry) => JsonNode.Parse(entry.Json)!.AsObject();

    /// <summary>The place behind the last entry whose ID isn't greater.</summary>
    private int PlaceAfter(string id)
    {
        var (low, high) = (0, entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(entries[middle].Id, id) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private sealed record Entry(string Id, byte[] Json);
}
