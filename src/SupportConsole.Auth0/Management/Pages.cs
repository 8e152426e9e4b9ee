using System.Text.Json.Nodes;
using SupportConsole.Auth0.Access;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Management;

/// <summary>Reads all pages of a list by checkpoint, or the bare array if the tenant does not page.</summary>
internal static class Pages
{
    public static async Task<Result<IReadOnlyList<T>>> ReadAllAsync<T>(
        ManagementApi api,
        string doing,
        Func<string?, IManagementEndpoints, AccessToken, CancellationToken, Task<Reply>> sendPageAsync,
        string name,
        Func<JsonObject, T?> read,
        CancellationToken cancellationToken)
        where T : class
    {
        var all = new List<T>();
        var checkpoints = new HashSet<string>(StringComparer.Ordinal);
        string? from = null;
        while (true)
        {
            var checkpoint = from;
            var call = new Call(doing, (endpoints, token, cancel) => sendPageAsync(checkpoint, endpoints, token, cancel));
            if (!(await api.SendAsync(call, cancellationToken)).TryGet(out var answer, out var problem))
            {
                return problem;
            }

            var page = ItemsOf(answer, name)?.Select(item => item is JsonObject json ? read(json) : null).ToList();
            from = (answer.Body as JsonObject).Text("next");
            var repeatsItself = from is not null && !checkpoints.Add(from);
            if (page is null || page.Contains(null) || repeatsItself)
            {
                return ConnectionJson.Unexpected(answer, doing, TenantEffect.None);
            }

            all.AddRange(page.OfType<T>());
            if (string.IsNullOrEmpty(from))
            {
                return Result<IReadOnlyList<T>>.Of(all);
            }
        }
    }

    public static JsonArray? ItemsOf(Answer answer, string name) =>
        answer.Body as JsonArray ?? (answer.Body as JsonObject)?[name] as JsonArray;
}
