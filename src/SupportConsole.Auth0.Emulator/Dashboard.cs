using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Connections;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator;

/// <summary>Reads and changes the tenant beside the API: without scopes, limits or rules, and without a trace in the journal.</summary>
public sealed class Dashboard
{
    private readonly TenantContext tenant;

    private readonly ChangeLog log;

    internal Dashboard(TenantContext tenant)
    {
        this.tenant = tenant;
        log = new ChangeLog(tenant);
    }

    /// <summary>Who uses it: their changes of connections are in the tenant's log. Null leaves no trace.</summary>
    public DashboardUser? User { get; set; }

    /// <summary>All connections as JSON, options and enabled clients included, in the order of their creation.</summary>
    public IReadOnlyList<JsonObject> Connections => [.. tenant.Store.All().Select(View)];

    public int Count => tenant.Store.Count;

    public IReadOnlyCollection<string> Scopes
    {
        get => tenant.Scopes;
        set => tenant.Scopes = value;
    }

    public IReadOnlyList<EmulatedDomain> CustomDomains
    {
        get => [.. tenant.Domains.All().Select(EmulatedDomain.FromJson)];
        set => tenant.Domains.Replace(value);
    }

    /// <summary>The most connections that the plan allows; null for no limit.</summary>
    public int? EntityLimit
    {
        get => tenant.EntityLimit;
        set => tenant.EntityLimit = value;
    }

    public TimeSpan DeletionTakes
    {
        get => tenant.DeletionTakes;
        set => tenant.DeletionTakes = value;
    }

    /// <summary>The connection of that name or ID, options included; null if there is none.</summary>
    public JsonObject? Find(string nameOrId) => Stored(nameOrId) is { } connection ? View(connection) : null;

    /// <summary>The options of the connection of that name or ID, in the order in which GET shows them.</summary>
    public JsonObject Options(string nameOrId) => JsonbOrder.Sorted(Needed(nameOrId).ParseOptions())!.AsObject();

    /// <summary>Creates a connection from a body as POST /connections takes it, derived fields computed.</summary>
    /// <returns>The connection as JSON.</returns>
    public JsonObject Create(JsonObject body)
    {
        var answer = new ConnectionCreation(tenant).Create(body);
        if (answer.Status != 201)
        {
            throw new InvalidOperationException($"The tenant rejects the connection: {answer.Body}");
        }

        log.Write(User, "Create a connection", "post", Needed((string)answer.Body!["id"]!));
        return answer.Body.AsObject();
    }

    /// <summary>Creates many connections in one write, as they are: with nothing checked or derived.</summary>
    public void Seed(IEnumerable<JsonObject> bodies) => tenant.Store.PutAll([.. bodies.Select(new ConnectionCreation(tenant).Raw)]);

    /// <summary>Adds or replaces an application, as it is. A global one replaces the tenant's global one.</summary>
    public void SeedClient(JsonObject client) => tenant.Clients.Put(client);

    public JsonObject? FindClient(string clientId) => tenant.Clients.Find(clientId);

    public void SeedDomain(JsonObject domain) => tenant.Domains.Put(domain);

    public void EditOptions(string nameOrId, Action<JsonObject> edit)
    {
        tenant.Store.Atomically(() =>
        {
            var connection = Needed(nameOrId);
            var options = connection.ParseOptions();
            edit(options);
            return tenant.Store.Put(connection with { Options = options.ToJsonString(Answer.Json) });
        });
        log.Write(User, "Update a connection", "patch", Needed(nameOrId));
    }

    /// <summary>Changes the fields beside options, from a body as PATCH takes it. Metadata is replaced.</summary>
    public void Edit(string nameOrId, JsonObject body)
    {
        tenant.Store.Atomically(() => tenant.Store.Put(ConnectionFields.Apply(Needed(nameOrId), body, mergesMetadata: false)));
        log.Write(User, "Update a connection", "patch", Needed(nameOrId));
    }

    public void SetEnabledClients(string nameOrId, params string[] clientIds)
    {
        tenant.Store.Atomically(() => tenant.Store.Put(Needed(nameOrId) with { EnabledClients = clientIds }));
        log.Write(User, "Update enabled clients for a connection", "patch", Needed(nameOrId), "/clients");
    }

    public IReadOnlyList<string> EnabledClients(string nameOrId) => Needed(nameOrId).EnabledClients;

    public void Delete(string nameOrId)
    {
        var connection = Needed(nameOrId);
        tenant.Store.Delete(connection, TimeSpan.Zero);
        log.Write(User, "Delete a connection", "delete", connection);
    }

    public void RevokeTokens() => tenant.Tokens.RevokeAll();

    /// <summary>Puts a document (metadata, discovery) where the tenant finds it when it reads that address.</summary>
    public void Publish(string address, string document) => tenant.Documents.Publish(address, document);

    public void Withdraw(string address) => tenant.Documents.Withdraw(address);

    /// <summary>The tenant's log, oldest first.</summary>
    public IReadOnlyList<JsonObject> Logs => [.. tenant.Logs.All()];

    /// <summary>The most entries that the log keeps.</summary>
    public int LogCapacity
    {
        get => tenant.Logs.Capacity;
        set => tenant.Logs.Capacity = value;
    }

    public void AddLog(JsonObject entry) => tenant.Logs.Add(entry);

    /// <summary>Drops the oldest entries of the log, as the end of their retention does.</summary>
    public void DropLogs(int count) => tenant.Logs.Drop(count);

    private StoredConnection? Stored(string nameOrId) => tenant.Store.FindByName(nameOrId) ?? tenant.Store.Find(nameOrId);

    private StoredConnection Needed(string nameOrId) =>
        Stored(nameOrId) ?? throw new InvalidOperationException($"The tenant has no connection {nameOrId}.");

    private JsonObject View(StoredConnection connection) =>
        ConnectionView.Of(connection, tenant.Options.Domain, withOptions: true, withEnabledClients: true);
}
