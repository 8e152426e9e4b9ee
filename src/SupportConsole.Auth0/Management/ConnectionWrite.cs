using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Management;

/// <summary>The one way to change a connection: PATCH, read it back, compare.</summary>
internal sealed class ConnectionWrite(ConnectionCalls connections)
{
    public async Task<Result<TenantConnection>> ReplaceOptionsAsync(
        TenantConnection current,
        OptionsEdit edit,
        IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken)
    {
        if (current.Options is not { } options)
        {
            return OptionsNotRead;
        }

        var sent = OptionsReplacement.Prepare(current.Strategy, options, edit).ToJson();
        var body = Labels(current, metadata);
        body["options"] = sent.DeepClone();
        return await WriteAsync(
            current,
            metadata,
            () => connections.PatchAsync(current.Id, body, options.ToJson(), "changing the connection's settings", cancellationToken),
            now => ReadBack.OptionsThatDiffer(sent, now.Options, edit),
            cancellationToken);
    }

    public Task<Result<TenantConnection>> UpdateLabelsAsync(
        TenantConnection current,
        IReadOnlyDictionary<string, string> metadata,
        CancellationToken cancellationToken)
    {
        const string doing = "changing the connection's labels";
        return WriteAsync(
            current,
            metadata,
            () => connections.PatchAsync(current.Id, Labels(current, metadata), replaced: null, doing, cancellationToken),
            _ => [],
            cancellationToken);
    }

    private async Task<Result<TenantConnection>> WriteAsync(
        TenantConnection sent,
        IReadOnlyDictionary<string, string> metadata,
        Func<Task<Result<Answer>>> patchAsync,
        Func<TenantConnection, IReadOnlyList<string>> optionsThatDiffer,
        CancellationToken cancellationToken)
    {
        if (!(await patchAsync()).TryGet(out var answer, out var problem))
        {
            return problem;
        }

        if (!(await connections.GetAsync(sent.Id, cancellationToken)).TryGet(out var now, out problem))
        {
            return NotReadBack((TenantProblem)problem, answer.RequestId);
        }

        IReadOnlyList<string> differing = [.. optionsThatDiffer(now), .. ReadBack.LabelsThatDiffer(sent, metadata, now)];
        return differing.Count > 0
            ? ReadBack.Problem(differing, answer.RequestId)
            : now with { RequestId = answer.RequestId ?? now.RequestId };
    }

    /// <summary>A connection without a display name gets none: sending the name would be a change that nobody planned.</summary>
    private static JsonObject Labels(TenantConnection current, IReadOnlyDictionary<string, string> metadata)
    {
        var body = new JsonObject();
        if (current.DisplayName is { } displayName)
        {
            body["display_name"] = displayName;
        }

        body["metadata"] = ConnectionJson.Metadata(current.Metadata, metadata);
        return body;
    }

    private static TenantProblem OptionsNotRead => ErrorMap.Problem(
        TenantProblemKind.MissingScope,
        "The connection's settings could not be read, so changing one would lose the others.",
        "In Auth0, grant read:connections_options to the console's application for the Management API.",
        TenantEffect.None) with
    { MissingScopes = ["read:connections_options"] };

    private static TenantProblem NotReadBack(TenantProblem problem, string? requestId) => problem with
    {
        What = $"Auth0 accepted the change, but it could not be verified: {problem.What}",
        Effect = TenantEffect.Unknown,
        RequestId = problem.RequestId ?? requestId,
    };
}
