using System.Globalization;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;
using SupportConsole.Federation;
using SupportConsole.Federation.Names;

namespace SupportConsole.Auth0.Management;

/// <summary>/connections.</summary>
internal sealed class ConnectionCalls(ManagementApi api)
{
    public async Task<Result<ConnectionPage>> ListAsync(ConnectionListRequest request, CancellationToken cancellationToken)
    {
        const string doing = "listing connections";
        var fields = ConnectionJson.FieldsWithoutOptions + (request.WithOptions ? ",options" : "");
        var query = $"connections?take={Math.Clamp(request.Take, 1, 100).ToString(CultureInfo.InvariantCulture)}&fields={fields}&include_fields=true"
            + (request.From is null ? "" : "&from=" + Uri.EscapeDataString(request.From))
            + string.Concat((request.Strategies ?? []).Select(strategy => "&strategy=" + Uri.EscapeDataString(strategy)));
        if (!(await api.SendAsync(new Call(HttpMethod.Get, query, doing), cancellationToken)).TryGet(out var answer, out var problem))
        {
            return problem;
        }

        var json = answer.Body as JsonObject;
        var found = (json?["connections"] as JsonArray)?.Select(item => ConnectionJson.Read(item, answer.RequestId)).ToList();
        var next = json.Text("next");
        return found is null || found.Contains(null) || (next is not null && next == request.From)
            ? ConnectionJson.Unexpected(answer, doing, TenantEffect.None)
            : new ConnectionPage([.. found.OfType<TenantConnection>()], string.IsNullOrEmpty(next) ? null : next);
    }

    public async Task<Result<FoundConnection>> FindAsync(ConnectionName name, CancellationToken cancellationToken)
    {
        var doing = $"looking for the connection {name}";
        var query = $"connections?take=2&name={Uri.EscapeDataString(name.Value)}&fields={ConnectionJson.FieldsWithoutOptions}&include_fields=true";
        if (!(await api.SendAsync(new Call(HttpMethod.Get, query, doing), cancellationToken)).TryGet(out var answer, out var problem))
        {
            return problem;
        }

        var found = ((answer.Body as JsonObject)?["connections"] as JsonArray)?.Select(item => ConnectionJson.Read(item, answer.RequestId)).ToList();
        return found is null || found.Contains(null)
            ? ConnectionJson.Unexpected(answer, doing, TenantEffect.None)
            : new FoundConnection(found.FirstOrDefault(connection => connection!.Name == name));
    }

    public async Task<Result<TenantConnection>> GetAsync(ConnectionId id, CancellationToken cancellationToken)
    {
        const string doing = "reading the connection";
        var sent = await api.SendAsync(new Call(HttpMethod.Get, PathOf(id), doing), cancellationToken);
        return sent.TryGet(out var answer, out var problem) ? ConnectionJson.ReadOrProblem(answer, doing, TenantEffect.None) : problem;
    }

    public async Task<Result<TenantConnection>> CreateAsync(NewConnection connection, CancellationToken cancellationToken)
    {
        var doing = $"creating the connection {connection.Name}";
        var body = new JsonObject { ["name"] = connection.Name.Value, ["strategy"] = connection.Strategy };
        if (connection.DisplayName is not null)
        {
            body["display_name"] = connection.DisplayName;
        }

        body["options"] = connection.Options.ToJson();
        body["metadata"] = ConnectionJson.Metadata(connection.Metadata, connection.Metadata);
        var call = new Call(HttpMethod.Post, "connections", doing) { Body = body, IsRepeatable = false };
        var sent = await api.SendAsync(call, cancellationToken);
        return sent.TryGet(out var answer, out var problem) ? ConnectionJson.ReadOrProblem(answer, doing, TenantEffect.Unknown) : problem;
    }

    /// <summary>PATCH, answered with the connection as it is afterwards.</summary>
    /// <param name="id">The connection.</param>
    /// <param name="body">What to send.</param>
    /// <param name="replaced">The options that it replaces, where it does.</param>
    /// <param name="doing">For messages.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Result<Answer>> PatchAsync(ConnectionId id, JsonObject body, JsonObject? replaced, string doing, CancellationToken cancellationToken) => api.SendAsync(
        new Call(HttpMethod.Patch, PathOf(id), doing) { Body = body, Confidential = replaced },
        cancellationToken);

    public async Task<Result<Deletion>> DeleteAsync(ConnectionId id, CancellationToken cancellationToken)
    {
        var call = new Call(HttpMethod.Delete, PathOf(id), "deleting the connection") { MayBeGone = true };
        return (await api.SendAsync(call, cancellationToken)).Map(answer => new Deletion(answer.Status != 202, answer.RequestId));
    }

    public static string PathOf(ConnectionId id) => "connections/" + Uri.EscapeDataString(id.Value);
}
