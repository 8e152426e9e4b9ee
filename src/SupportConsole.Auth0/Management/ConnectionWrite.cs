using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;
using SupportConsole.Federation;

namespace SupportConsole.Auth0.Management;

/// <summary>The one way to change options: composed whole, sent with the labels that PATCH would overwrite, read back, compared.</summary>
internal sealed class OptionsWrite(ConnectionCalls connections)
{
    private const string Doing = "changing the connection's settings";

    public async Task<Result<TenantConnection>> ReplaceAsync(
        TenantConnection current, OptionsEdit edit, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        if (current.Options is not { } options)
        {
            return NothingToCopy;
        }

        var displayName = current.DisplayName ?? current.Name.Value;
        var sent = OptionsReplacement.Prepare(current.Strategy, options, edit).ToJson();
        var body = new JsonObject
        {
            ["display_name"] = displayName,
            ["options"] = sent.DeepClone(),
            ["metadata"] = ConnectionJson.Metadata(current.Metadata, metadata),
        };
        if (!(await connections.PatchAsync(current.Id, body, options.ToJson(), Doing, cancellationToken)).TryGet(out var answer, out var problem))
        {
            return problem;
        }

        if (!(await connections.GetAsync(current.Id, cancellationToken)).TryGet(out var now, out problem))
        {
            return Unverified((TenantProblem)problem, answer.RequestId);
        }

        IReadOnlyList<string> differing =
            [.. ReadBack.OptionsThatDiffer(sent, now.Options, edit), .. ReadBack.LabelsThatDiffer(now, displayName, metadata)];
        return differing.Count == 0 ? Confirmed(now, answer.RequestId) : ReadBack.Problem(differing, answer.RequestId);
    }

    private static TenantProblem NothingToCopy => ErrorMap.Problem(
        TenantProblemKind.MissingScope,
        "The connection's settings were not read, so changing one would lose the others.",
        "In Auth0, grant read:connections_options to the console's application for the Management API.",
        TenantEffect.None) with
    { MissingScopes = ["read:connections_options"] };

    private static TenantProblem Unverified(TenantProblem problem, string? requestId) => problem with
    {
        What = $"Auth0 accepted the change, but it could not be read back: {problem.What}",
        Effect = TenantEffect.Unknown,
        RequestId = problem.RequestId ?? requestId,
    };

    /// <summary>The deciding request is the one that changed it.</summary>
    private static TenantConnection Confirmed(TenantConnection now, string? requestId) => new()
    {
        Id = now.Id,
        Name = now.Name,
        Strategy = now.Strategy,
        DisplayName = now.DisplayName,
        Metadata = now.Metadata,
        Options = now.Options,
        RequestId = requestId ?? now.RequestId,
    };
}
