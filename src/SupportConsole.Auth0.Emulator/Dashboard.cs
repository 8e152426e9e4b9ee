using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Connections;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator;

/// <summary>The tenant as seen and changed beside the API. It obeys no scopes, limits or rules, and leaves no trace in the journal.</summary>
public sealed class Dashboard
{
    private readonly TenantContext tenant;

    internal Dashboard(TenantContext tenant) => this.tenant = tenant;

    /// <summary>All connections as JSON, options and enabled clients included, in the order of their creation.</summary>
    public IReadOnlyList<JsonObject> Connections => [.. tenant.Store.All().Select(View)];

    /// <summary>How many connections there are.</summary>
    public int Count => tenant.Store.Count;

    /// <summary>The scopes that tokens get from now on.</summary>
    public IReadOnlyCollection<string> Scopes
    {
        get => tenant.Scopes;
        set => tenant.Scopes = value;
    }

    /// <summary>The custom domains from now on.</summary>
    public IReadOnlyList<EmulatedDomain> CustomDomains
    {
        get => tenant.CustomDomains;
        set => tenant.CustomDomains = value;
    }

    /// <summary>The most connections that the plan allows; null for no limit.</summary>
    public int? EntityLimit
    {
        get => tenant.EntityLimit;
        set => tenant.EntityLimit = value;
    }

    /// <summary>How long a connection deleted from now on keeps its name.</summary>
    public TimeSpan DeletionTakes
    {
        get => tenant.DeletionTakes;
        set => tenant.DeletionTakes = value;
    }

    /// <summary>The connection of that name or id, options included; null where there is none.</summary>
    public JsonObject? Find(string nameOrId) => Stored(nameOrId) is { } connection ? View(connection) : null;

    /// <summary>The options of the connection of that name or id.</summary>
    public JsonObject Options(string nameOrId) => Needed(nameOrId).ParseOptions();

    /// <summary>Creates a connection from a body as POST /connections takes it, derived fields computed.</summary>
    /// <returns>The connection as JSON.</returns>
    public JsonObject Create(JsonObject body)
    {
        var answer = new ConnectionCreation(tenant).Create(body);
        return answer.Status == 201 ? answer.Body!.AsObject() : throw new InvalidOperationException($"The tenant refuses the connection: {answer.Body}");
    }

    /// <summary>Creates many connections in one write, as they are: no rules, nothing derived.</summary>
    public void Seed(IEnumerable<JsonObject> bodies) => tenant.Store.PutAll([.. bodies.Select(new ConnectionCreation(tenant).Raw)]);

    /// <summary>Changes the options as they lie, nothing checked or derived.</summary>
    public void EditOptions(string nameOrId, Action<JsonObject> edit) => tenant.Store.Atomically(() =>
    {
        var connection = Needed(nameOrId);
        var options = connection.ParseOptions();
        edit(options);
        return tenant.Store.Put(connection with { Options = options.ToJsonString(Answer.Json) });
    });

    /// <summary>Changes display name, metadata and the like: a body as PATCH /connections/{id} takes it, without options; metadata is replaced.</summary>
    public void Edit(string nameOrId, JsonObject body) =>
        tenant.Store.Atomically(() => tenant.Store.Put(ConnectionFields.Apply(Needed(nameOrId), body, mergesMetadata: false)));

    /// <summary>Enables the connection for exactly these applications.</summary>
    public void SetEnabledClients(string nameOrId, params string[] clientIds) =>
        tenant.Store.Atomically(() => tenant.Store.Put(Needed(nameOrId) with { EnabledClients = clientIds }));

    /// <summary>The client_ids for which the connection is enabled.</summary>
    public IReadOnlyList<string> EnabledClients(string nameOrId) => Needed(nameOrId).EnabledClients;

    /// <summary>Deletes the connection; its name is free at once.</summary>
    public void Delete(string nameOrId) => tenant.Store.Delete(Needed(nameOrId), TimeSpan.Zero);

    /// <summary>Makes every token given so far invalid.</summary>
    public void RevokeTokens() => tenant.Tokens.RevokeAll();

    /// <summary>Puts a document (metadata, discovery) where the tenant finds it when it reads that address.</summary>
    public void Publish(string address, string document) => tenant.Documents.Publish(address, document);

    /// <summary>Puts an address out of the tenant's reach again.</summary>
    public void Withdraw(string address) => tenant.Documents.Withdraw(address);

    /// <summary>Adds an entry to the tenant's log.</summary>
    public void AddLog(JsonObject entry) => tenant.Logs.Add(entry);

    private StoredConnection? Stored(string nameOrId) => tenant.Store.FindByName(nameOrId) ?? tenant.Store.Find(nameOrId);

    private StoredConnection Needed(string nameOrId) => Stored(nameOrId) ?? throw new InvalidOperationException($"The tenant has no connection {nameOrId}.");

    private JsonObject View(StoredConnection connection) => ConnectionView.Of(connection, tenant.Options.Domain, withOptions: true, withEnabledClients: true);
}
