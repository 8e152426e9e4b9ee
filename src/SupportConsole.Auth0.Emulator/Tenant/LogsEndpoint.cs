using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>GET /logs: by checkpoint (from a log ID, oldest first) or by search and page, newest first. GET /logs/{id}.</summary>
internal sealed class LogsEndpoint(TenantContext tenant)
{
    private const int LongestQuery = 1500;

    private static readonly string[] Scopes = ["read:logs", "read:logs_users"];

    private static readonly string[] Known =
        ["from", "take", "q", "search", "page", "per_page", "sort", "include_totals", .. FieldSelection.Parameters];

    public void Map(ApiRoutes api)
    {
        api.Map("GET", "/logs", Scopes, List);
        api.Map("GET", "/logs/{id}", Scopes, Get);
    }

    private Answer Get(ApiCall call) =>
        tenant.Logs.All().FirstOrDefault(entry => (string?)entry["log_id"] == call.Route("id")) is { } found
            ? Answer.Ok(Shown(found))
            : ApiError.Of(404, "The log does not exist", "inexistent_log");

    private Answer List(ApiCall call)
    {
        if (QueryRules.Check(call, Known) is { } unknown)
        {
            return unknown;
        }

        if (call.QueryText("from") is not null || call.QueryText("take") is not null)
        {
            var take = int.TryParse(call.QueryText("take"), out var asked) ? Math.Clamp(asked, 1, 100) : 50;
            return Answer.Ok(new JsonArray([.. tenant.Logs.After(call.QueryText("from"), take).Select(Shown)]));
        }

        var text = call.QueryText("q") ?? call.QueryText("search") ?? "";
        if (text.Length > LongestQuery)
        {
            return ApiError.Of(414, "URI Too Long");
        }

        var (paging, refusal) = Paging.ReadOffset(call, minPerPage: 0);
        var fields = new FieldSelection(call);
        var found = tenant.Logs.All().Where(LogQuery.Read(text).Matches).Select(Shown);
        var isOldestFirst = call.QueryText("sort") == "date:1";
        return refusal ?? paging!.Answer(isOldestFirst ? found : found.Reverse(), _ => "", fields.Apply, "logs");
    }

    /// <summary>As Auth0 shows it: the ID stands in <c>_id</c> as well.</summary>
    private static JsonObject Shown(JsonObject entry)
    {
        entry["_id"] = entry["log_id"]?.DeepClone();
        return entry;
    }
}
