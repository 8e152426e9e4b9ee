using System.Net;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.Management;

/// <summary>Reads who changed a connection from an entry of the type sapi. Auth0 names the dashboard's user in the request.</summary>
internal static class LogChanges
{
    private const string Type = "sapi";
    private const string Dashboard = "https://manage.auth0.com";

    /// <summary>Null if the entry is about anything but a write to a connection that succeeded.</summary>
    /// <param name="ownClient">The client ID of the console itself.</param>
    public static TenantLogChange? Read(JsonObject entry, string ownClient)
    {
        if (entry.Text("type") != Type || (entry["details"] as JsonObject)?["request"] is not JsonObject request)
        {
            return null;
        }

        var response = (entry["details"] as JsonObject)?["response"] as JsonObject;
        if (Find(request, response?["body"] as JsonObject) is not { } written)
        {
            return null;
        }

        var user = (request["auth"] as JsonObject)?["user"] as JsonObject;
        var isDashboard = request.Text("channel")?.StartsWith(Dashboard, StringComparison.OrdinalIgnoreCase) ?? false;
        var client = entry.Text("client_id") ?? "";
        var email = isDashboard ? user.Text("email") ?? "" : "";
        var name = isDashboard ? FirstOf(user.Text("name"), email) : FirstOf(entry.Text("client_name"), client);
        return new TenantLogChange(
            written.Act,
            written.Id,
            Cut(name),
            Cut(email),
            IPAddress.TryParse(request.Text("ip") ?? entry.Text("ip"), out var address) ? address.ToString() : "",
            isDashboard,
            IsOwn: !isDashboard && client == ownClient);
    }

    /// <summary>Which connection, and what was done to it. Auth0 writes paths with and without /api.</summary>
    private static (TenantAct Act, string Id)? Find(JsonObject request, JsonObject? answer)
    {
        var parts = (request.Text("path") ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).SkipWhile(part => part is "api" or "v2");
        return (request.Text("method")?.ToUpperInvariant(), parts.ToArray()) switch
        {
            ("POST", ["connections"]) when Known(answer.Text("id")) is { } id => (TenantAct.Create, id),
            ("PATCH" or "PUT", ["connections", var id]) when Known(id) is not null => (TenantAct.Update, id),
            ("PATCH", ["connections", var id, "clients"]) when Known(id) is not null => (TenantAct.Applications, id),
            ("DELETE", ["connections", var id]) when Known(id) is not null => (TenantAct.Delete, id),
            _ => null,
        };
    }

    private static string? Known(string? id) => id is { Length: > 0 and <= ConnectionId.MaxLength } ? id : null;

    private static string FirstOf(string? first, string second) => string.IsNullOrWhiteSpace(first) ? second : first;

    private static string Cut(string text) =>
        text.Length <= TenantLogChange.TextMaxLength ? text : text[..TenantLogChange.TextMaxLength];
}
