using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator;

namespace SupportConsole.Tests.Auth0.Emulator.Replay;

/// <summary>
/// Brings the emulated tenant into the state of the recorded one: what a recording shows without having created it is put there as it is
/// first shown, and the documents that the real service read are published.
/// </summary>
public sealed class TenantState(Recording recording, EmulatedTenant tenant, KnownIds ids)
{
    public void Prepare(Exchange exchange)
    {
        if (exchange.Status >= 400)
        {
            return;
        }

        var isCreation = exchange.IsCreation;
        foreach (var id in ConnectionIds(exchange).Where(id => !isCreation && !ids.Has(id)))
        {
            SeedConnection(id);
        }

        var createsClient = isCreation && exchange.Resource == "clients";
        foreach (var id in ClientIds(exchange).Where(id => !createsClient && !ids.Has(id)))
        {
            ids.Learn(id, id);
            SeedClient(FirstShown(id, "client_id", "clients") ?? new JsonObject { ["client_id"] = id, ["name"] = id });
        }

        foreach (var id in DomainIds(exchange).Where(id => !isCreation && !ids.Has(id)))
        {
            ids.Learn(id, id);
            tenant.Dashboard.SeedDomain(FirstShown(id, "custom_domain_id", "custom_domains")!);
        }

        PublishedDocuments.For(exchange).ForEach(document => tenant.Dashboard.Publish(document.Address, document.Text));
    }

    /// <summary>A connection whose creation was answered without a body is found by its name.</summary>
    private void SeedConnection(string id)
    {
        var shown = FirstShown(id, "id", "connections") ?? new JsonObject { ["id"] = id };
        shown["name"] ??= id["con_".Length..];
        shown["strategy"] ??= "auth0";
        if (tenant.Dashboard.Find((string)shown["name"]!) is { } created)
        {
            ids.Learn(id, (string)created["id"]!);
            return;
        }

        ids.Learn(id, id);
        tenant.Dashboard.Seed([ids.Replace(shown)!.AsObject()]);
    }

    /// <summary>The recorder drops <c>global</c>; the global application is known by its name.</summary>
    private void SeedClient(JsonObject client)
    {
        client["global"] = (string?)client["name"] == "All Applications";
        tenant.Dashboard.SeedClient(client);
    }

    /// <summary>The fullest of the answers that show the resource: a list with <c>fields</c> may show only an ID.</summary>
    private JsonObject? FirstShown(string id, string key, string envelope) => recording.Exchanges
        .Where(exchange => exchange.Status < 400 && exchange.IsAboutConnections)
        .SelectMany(exchange => exchange.Shown(envelope))
        .Where(shown => (string?)shown[key] == id)
        .OrderByDescending(shown => shown.ContainsKey("options") || shown.ContainsKey("name") || shown.ContainsKey("domain"))
        .FirstOrDefault()?.DeepClone().AsObject();

    private static List<string> ConnectionIds(Exchange exchange) => Ids(exchange, "con_", "connections", "id");

    private static List<string> DomainIds(Exchange exchange) => Ids(exchange, "cd_", "custom_domains", "custom_domain_id");

    private static List<string> Ids(Exchange exchange, string prefix, string envelope, string key) =>
    [
        .. exchange.Path.Split('/')
            .Concat(exchange.Shown(envelope).Select(shown => (string?)shown[key]))
            .OfType<string>()
            .Where(id => id.StartsWith(prefix, StringComparison.Ordinal))
            .Distinct(),
    ];

    private static List<string> ClientIds(Exchange exchange) =>
    [
        .. exchange.Path.Split('/') is [_, "api", "v2", "clients", var id, ..] ? [id] : Array.Empty<string>(),
        .. ShowsClients(exchange) ? exchange.Shown("clients").Select(shown => (string?)shown["client_id"]).OfType<string>() : [],
        .. exchange.Shown("connections").SelectMany(shown => shown["enabled_clients"] as JsonArray ?? []).Select(client => (string)client!),
        .. ((exchange.Request as JsonObject)?["enabled_clients"] as JsonArray ?? []).Select(client => (string)client!),
        .. (exchange.Request as JsonArray ?? []).OfType<JsonObject>().Select(change => (string?)change["client_id"]).OfType<string>(),
    ];

    private static bool ShowsClients(Exchange exchange) => exchange.Resource is "clients" or "connections/clients";
}
