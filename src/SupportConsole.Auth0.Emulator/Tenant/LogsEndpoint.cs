using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>GET /logs: by checkpoint (from a log id) or by page, newest first. Search expressions are accepted and not applied.</summary>
internal sealed class LogsEndpoint(TenantContext tenant)
{
    private static readonly string[] Known =
        ["from", "take", "q", "search", "page", "per_page", "sort", "include_totals", .. FieldSelection.Parameters];

    public void Map(ApiRoutes api) => api.Map("GET", "/logs", ["read:logs", "read:logs_users"], List);

    private Answer List(ApiCall call)
    {
        if (QueryRules.Unknown(call, Known) is { } unknown)
        {
            return unknown;
        }

        var all = tenant.Logs.All();
        if (call.QueryText("from") is { } from)
        {
            var take = int.TryParse(call.QueryText("take"), out var asked) ? Math.Clamp(asked, 1, 100) : 50;
            var later = all.SkipWhile(entry => entry["log_id"]?.GetValue<string>() != from).Skip(1).Take(take);
            return Answer.Ok(new JsonArray([.. later]));
        }

        var (paging, refusal) = Paging.ReadOffset(call, minPerPage: 0);
        var fields = new FieldSelection(call);
        return refusal ?? paging!.Answer(all.Reverse(), _ => "", fields.Apply, "logs");
    }
}
