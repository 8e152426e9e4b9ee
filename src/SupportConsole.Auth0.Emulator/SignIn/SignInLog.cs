using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>Writes the tenant's log of sign-ins: s, f, seacft and feacft.</summary>
internal sealed class SignInLog(TenantContext tenant)
{
    private long written;

    public void Succeeded(HttpContext http, StoredConnection connection, string clientId, SignedInUser user) =>
        Write("s", "", http, connection, clientId, user);

    public void Failed(HttpContext http, StoredConnection connection, string clientId, SignInFailure failure)
    {
        var error = new JsonObject
        {
            ["message"] = failure.Detail ?? failure.Description,
            ["oauthError"] = failure.Error,
            ["type"] = "oauth-authorization",
        };
        Write("f", failure.Description, http, connection, clientId, null, new JsonObject { ["error"] = error });
    }

    public void Exchanged(HttpContext http, StoredConnection connection, string clientId, SignedInUser user) =>
        Write("seacft", "", http, connection, clientId, user);

    public void ExchangeFailed(HttpContext http, string clientId, string description) =>
        Write("feacft", description, http, null, clientId, null);

    private void Write(
        string type,
        string description,
        HttpContext http,
        StoredConnection? connection,
        string clientId,
        SignedInUser? user,
        JsonObject? details = null)
    {
        var now = tenant.Time.GetUtcNow();
        var entry = new JsonObject
        {
            ["date"] = WireTime.Of(now),
            ["type"] = type,
            ["description"] = description,
            ["client_id"] = clientId,
            ["client_name"] = tenant.Clients.Find(clientId)?["name"]?.DeepClone(),
            ["ip"] = http.Connection.RemoteIpAddress?.ToString(),
            ["user_agent"] = http.Request.Headers.UserAgent.ToString(),
            ["hostname"] = tenant.Options.Domain,
            ["details"] = details ?? [],
            ["log_id"] = $"900{now.ToUnixTimeMilliseconds()}{Interlocked.Increment(ref written):D40}",
        };
        if (connection is not null)
        {
            entry["connection"] = connection.Name;
            entry["connection_id"] = connection.Id;
            entry["strategy"] = connection.Strategy;
            entry["strategy_type"] = "enterprise";
        }

        if (user is not null && connection is not null)
        {
            entry["user_id"] = UserIds.Of(connection, user);
            entry["user_name"] = user.Claims.GetValueOrDefault("email") as string ?? user.Id;
        }

        tenant.Logs.Add(entry);
    }
}
