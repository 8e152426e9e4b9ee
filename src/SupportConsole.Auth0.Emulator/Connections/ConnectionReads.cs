using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

internal sealed partial class ConnectionReads(TenantContext tenant)
{
    private static readonly Text IdShape = new() { Pattern = Id() };

    public void Map(ApiRoutes api)
    {
        api.Map("GET", "/connections", ["read:connections"], List);
        api.Map("GET", "/connections/{id}", ["read:connections"], Get);
    }

    /// <summary>The connection that the path names, or the answer that there is none.</summary>
    public static (StoredConnection? Connection, Answer? Refusal) Find(TenantContext tenant, ApiCall call) =>
        IdShape.Check(call.Route("id"), "id") is { } violation ? (null, ApiError.Path(violation))
        : tenant.Store.Find(call.Route("id")) is { } connection ? (connection, null)
        : (null, ApiError.NoSuchConnection);

    private Answer List(ApiCall call)
    {
        var strategies = call.Query["strategy"].OfType<string>().ToList();
        var (paging, refusal) = Paging.Read(call);
        refusal ??= QueryRules.Check(call, ["strategy", "name", .. Paging.Parameters, .. FieldSelection.Parameters])
            ?? UnknownStrategy(strategies);
        if (refusal is not null)
        {
            return refusal;
        }

        var name = call.QueryText("name");
        var fields = new FieldSelection(call, ConnectionView.AlwaysShown);
        var found = tenant.Store.ByName().Where(connection =>
            (name is null || connection.Name == name) && (strategies.Count == 0 || strategies.Contains(connection.Strategy)));
        return paging!.Answer(found, TenantStore.NameKey, connection => Show(call, connection, fields), "connections");
    }

    private static Answer? UnknownStrategy(IEnumerable<string> strategies)
    {
        var wrong = strategies.Select((strategy, index) => ListedStrategy.Check(strategy, $"strategy[{index}]"));
        return wrong.FirstOrDefault(violation => violation is not null) is { } first ? ApiError.Query(first) : null;
    }

    private Answer Get(ApiCall call)
    {
        var (connection, refusal) = Find(tenant, call);
        return refusal
            ?? QueryRules.Check(call, FieldSelection.Parameters)
            ?? Answer.Ok(Show(call, connection!, new FieldSelection(call, ConnectionView.AlwaysShown)));
    }

    private JsonObject Show(ApiCall call, StoredConnection connection, FieldSelection fields) => fields.Apply(ConnectionView.Of(
        connection,
        tenant.Options.Domain,
        withOptions: call.Has("read:connections_options") && fields.Shows("options"),
        withEnabledClients: tenant.Options.LegacyEnabledClients));

    private static readonly Text ListedStrategy = Text.OneOf([.. ConnectionShape.KnownStrategies, "auth0-adldap"]);

    [GeneratedRegex(@"^con_[A-Za-z0-9]{16}\z")]
    private static partial Regex Id();
}
