using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.Clients;

/// <summary>The tenant's applications, in the order of their creation. In memory: a restart brings back those of the options.</summary>
internal sealed class ClientStore
{
    private readonly Lock door = new();
    private readonly Dictionary<string, JsonObject> clients = new(StringComparer.Ordinal);

    public ClientStore(EmulatorOptions options)
    {
        Put(ClientDefaults.Global("AllApplications00000000000000000"));
        foreach (var client in options.Clients)
        {
            Put(ClientDefaults.Complete(client.ToJson()));
        }
    }

    public bool Has(string clientId) => Read(all => all.ContainsKey(clientId));

    /// <summary>A copy; null if there is no such application.</summary>
    public JsonObject? Find(string clientId) => Read(all => all.TryGetValue(clientId, out var client) ? Copy(client) : null);

    public IReadOnlyList<JsonObject> All() => Read<IReadOnlyList<JsonObject>>(all => [.. all.Values.Select(Copy)]);

    /// <summary>A tenant has one global application: another one takes its place.</summary>
    public void Put(JsonObject client) => Read(all =>
    {
        var id = client["client_id"]!.GetValue<string>();
        if (IsGlobal(client) && all.Values.FirstOrDefault(IsGlobal) is { } other)
        {
            all.Remove(other["client_id"]!.GetValue<string>());
        }

        return all[id] = Copy(client);
    });

    public void Delete(string clientId) => Read(all => all.Remove(clientId));

    private static bool IsGlobal(JsonObject client) => client["global"] is JsonValue value && value.GetValue<bool>();

    private static JsonObject Copy(JsonObject client) => (JsonObject)client.DeepClone();

    private T Read<T>(Func<Dictionary<string, JsonObject>, T> work)
    {
        lock (door)
        {
            return work(clients);
        }
    }
}
