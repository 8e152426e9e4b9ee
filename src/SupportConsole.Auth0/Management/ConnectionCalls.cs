using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;
using SupportConsole.Federation.Names;

namespace SupportConsole.Auth0.Management;

internal sealed class ConnectionCalls(ManagementApi api)
{
    public async Task<Result<ConnectionBatch>> ListAsync(ConnectionListRequest request, CancellationToken cancellationToken)
    {
        const string doing = "listing connections";
        var fields = ConnectionJson.FieldsWithoutOptions + (request.WithOptions ? ",options" : "");
        var query = new ConnectionQuery(Math.Clamp(request.Take, 1, 100), fields, request.From, Name: null, request.Strategies ?? []);
        var call = new Call(doing, (endpoints, token, cancel) => endpoints.ListConnectionsAsync(query, token, cancel));
        if (!(await api.SendAsync(call, cancellationToken)).TryGet(out var answer, out var problem))
        {
            return problem;
        }

        var next = (answer.Body as JsonObject).Text("next");
        return ConnectionsOf(answer) is { } found && (next is null || next != request.From)
            ? new ConnectionBatch(found, string.IsNullOrEmpty(next) ? null : next)
            : ConnectionJson.Unexpected(answer, doing, TenantEffect.None);
    }

    public async Task<Result<ConnectionLookup>> FindAsync(ConnectionName name, CancellationToken cancellationToken)
    {
        var doing = $"looking for the connection {name}";
        var query = new ConnectionQuery(Take: 2, ConnectionJson.FieldsWithoutOptions, From: null, name.Value, Strategies: []);
        var call = new Call(doing, (endpoints, token, cancel) => endpoints.ListConnectionsAsync(query, token, cancel));
        if (!(await api.SendAsync(call, cancellationToken)).TryGet(out var answer, out var problem))
        {
            return problem;
        }

        return ConnectionsOf(answer) is { } found
            ? new ConnectionLookup(found.FirstOrDefault(connection => connection.Name == name))
            : ConnectionJson.Unexpected(answer, doing, TenantEffect.None);
    }

    public async Task<Result<TenantConnection>> GetAsync(ConnectionId id, CancellationToken cancellationToken)
    {
        const string doing = "reading the connection";
        var call = new Call(doing, (endpoints, token, cancel) => endpoints.GetConnectionAsync(id, token, cancel));
        var sent = await api.SendAsync(call, cancellationToken);
        return sent.TryGet(out var answer, out var problem)
            ? ConnectionJson.ReadOrProblem(answer, doing, TenantEffect.None)
            : problem;
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
        var call = new Call(doing, (endpoints, token, cancel) => endpoints.CreateConnectionAsync(body, token, cancel))
        {
            Body = body,
            IsWrite = true,
            IsRepeatable = false,
        };
        var sent = await api.SendAsync(call, cancellationToken);
        return sent.TryGet(out var answer, out var problem)
            ? ConnectionJson.ReadOrProblem(answer, doing, TenantEffect.Unknown)
            : problem;
    }

    /// <param name="replaced">The options that are replaced, so that their secrets stay out of messages; null if none are.</param>
    public Task<Result<Answer>> PatchAsync(
        ConnectionId id,
        JsonObject changes,
        JsonObject? replaced,
        string doing,
        CancellationToken cancellationToken)
    {
        var call = new Call(doing, (endpoints, token, cancel) => endpoints.PatchConnectionAsync(id, changes, token, cancel))
        {
            Body = changes,
            Confidential = replaced,
            IsWrite = true,
        };
        return api.SendAsync(call, cancellationToken);
    }

    public async Task<Result<Deletion>> DeleteAsync(ConnectionId id, CancellationToken cancellationToken)
    {
        var call = new Call("deleting the connection", (endpoints, token, cancel) => endpoints.DeleteConnectionAsync(id, token, cancel))
        {
            IsWrite = true,
            MayBeGone = true,
        };
        return (await api.SendAsync(call, cancellationToken)).Map(answer => new Deletion(answer.Status != 202, answer.RequestId));
    }

    private static List<TenantConnection>? ConnectionsOf(Answer answer)
    {
        var items = (answer.Body as JsonObject)?["connections"] as JsonArray;
        var read = items?.Select(item => ConnectionJson.Read(item, answer.RequestId)).OfType<TenantConnection>().ToList();
        return read?.Count == items?.Count ? read : null;
    }
}
