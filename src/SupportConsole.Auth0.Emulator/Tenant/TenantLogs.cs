using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>The tenant's log: only what was put there.</summary>
internal sealed class TenantLogs
{
    private readonly ConcurrentQueue<JsonObject> entries = [];

    public void Add(JsonObject entry) => entries.Enqueue((JsonObject)entry.DeepClone());

    public IReadOnlyList<JsonObject> All() => [.. entries.Select(entry => (JsonObject)entry.DeepClone())];
}
