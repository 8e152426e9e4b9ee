using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>The tenant's log: only what was put there. What is older than the plan keeps is dropped.</summary>
internal sealed class TenantLogs
{
    private readonly Lock door = new();
    private readonly List<JsonObject> entries = [];
    private readonly Dictionary<string, long> places = new(StringComparer.Ordinal);
    private long dropped;

    /// <summary>The most entries that the log keeps; the oldest are dropped first, as at the end of a plan's retention.</summary>
    public int Capacity { get; set; } = 100_000;

    public void Add(JsonObject entry)
    {
        lock (door)
        {
            if ((string?)entry["log_id"] is { } id)
            {
                places[id] = dropped + entries.Count;
            }

            entries.Add((JsonObject)entry.DeepClone());
            if (entries.Count > Capacity + Capacity / 10)
            {
                Drop(entries.Count - Capacity);
            }
        }
    }

    /// <summary>Drops the oldest entries, as the end of their retention does.</summary>
    public void Drop(int count)
    {
        lock (door)
        {
            entries.Take(count).ToList().ForEach(entry => places.Remove((string?)entry["log_id"] ?? ""));
            entries.RemoveRange(0, count);
            dropped += count;
        }
    }

    public IReadOnlyList<JsonObject> All()
    {
        lock (door)
        {
            return [.. entries.Select(Copy)];
        }
    }

    /// <summary>The entries after that ID, in the log's order. An ID that the log no longer has stands for its place in time.</summary>
    /// <param name="id">Null for the start of the log.</param>
    public IReadOnlyList<JsonObject> After(string? id, int take)
    {
        lock (door)
        {
            var start = id is null ? 0
                : places.TryGetValue(id, out var place) ? (int)(place - dropped) + 1
                : entries.FindIndex(entry => string.CompareOrdinal((string?)entry["log_id"], id) > 0);
            return start < 0 ? [] : [.. entries.Skip(start).Take(take).Select(Copy)];
        }
    }

    private static JsonObject Copy(JsonObject entry) => (JsonObject)entry.DeepClone();
}
