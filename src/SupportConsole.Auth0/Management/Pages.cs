using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;
using SupportConsole.Federation;

namespace SupportConsole.Auth0.Management;

/// <summary>Reads all pages of a checkpoint-paged list, or the bare array where the tenant does not page.</summary>
internal static class Pages
{
    public static async Task<Result<IReadOnlyList<T>>> AllAsync<T>(
        ManagementApi api, Call first, string name, Func<JsonObject, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        var all = new List<T>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var call = first;
        while (true)
        {
            if (!(await api.SendAsync(call, cancellationToken)).TryGet(out var answer, out var problem))
            {
                return problem;
            }

            var page = (answer.Body as JsonArray ?? (answer.Body as JsonObject)?[name] as JsonArray)?.Select(item => item is JsonObject json ? read(json) : null).ToList();
            var next = (answer.Body as JsonObject).Text("next");
            if (page is null || page.Contains(null) || (next is not null && !seen.Add(next)))
            {
                return ConnectionJson.Unexpected(answer, first.Doing, TenantEffect.None);
            }

            all.AddRange(page.OfType<T>());
            if (string.IsNullOrEmpty(next))
            {
                return Result<IReadOnlyList<T>>.Of(all);
            }

            call = first with { Path = $"{first.Path}&from={Uri.EscapeDataString(next)}" };
        }
    }
}
