using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SupportConsole.Auth0.Access;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Management;

/// <summary>GET /logs: by checkpoint, which has no gaps, and the oldest entry that Auth0 still keeps.</summary>
internal sealed class LogCalls(ManagementApi api, IOptions<Auth0TenantOptions> settings)
{
    public const int PageSize = 100;

    public Task<Result<IReadOnlyList<TenantLogEntry>>> ReadAfterAsync(string after, CancellationToken cancellationToken) => ReadAsync(
        new LogQuery(after, PageSize, "reading the tenant's log"),
        cancellationToken);

    public async Task<Result<TenantLogEntry?>> FindOldestAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(new LogQuery(null, 1, "reading the oldest entry of the tenant's log"), cancellationToken))
            .Map(entries => entries.Count == 0 ? null : entries[0]);

    private async Task<Result<IReadOnlyList<TenantLogEntry>>> ReadAsync(LogQuery query, CancellationToken cancellationToken)
    {
        var call = new Call(query.Doing, (endpoints, token, cancel) => endpoints.ListLogsAsync(query.After, query.Take, token, cancel));
        if (!(await api.SendAsync(call, cancellationToken)).TryGet(out var answer, out var problem))
        {
            return problem;
        }

        var entries = Pages.ItemsOf(answer, "logs")?.Select(item => Read(item as JsonObject)).ToList();
        return entries is null || entries.Contains(null)
            ? ConnectionJson.Unexpected(answer, query.Doing, TenantEffect.None)
            : Result<IReadOnlyList<TenantLogEntry>>.Of([.. entries.OfType<TenantLogEntry>()]);
    }

    private TenantLogEntry? Read(JsonObject? json) =>
        (json.Text("log_id") ?? json.Text("_id")) is { Length: > 0 and <= TenantLogEntry.MaxIdLength } id
        && DateTimeOffset.TryParse(json.Text("date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? new TenantLogEntry
            {
                Id = id,
                At = at.ToUniversalTime(),
                Type = json.Text("type") ?? "",
                Description = json.Text("description") ?? "",
                Error = ErrorOf((json!["details"] as JsonObject)?["error"] as JsonObject),
                Change = LogChanges.Read(json, settings.Value.ClientId),
                ConnectionId = json.Text("connection_id"),
                ClientId = json.Text("client_id") ?? "",
                UserId = json.Text("user_id") ?? "",
                UserName = json.Text("user_name") ?? "",
            }
            : null;

    private static string ErrorOf(JsonObject? error) => string.Join(
        ": ",
        new[] { error.Text("oauthError"), error.Text("message") }.Where(text => !string.IsNullOrEmpty(text)));

    private sealed record LogQuery(string? After, int Take, string Doing);
}
