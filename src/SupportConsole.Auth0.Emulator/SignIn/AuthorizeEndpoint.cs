using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>
/// GET /authorize with the parameter <c>connection</c>: a redirect straight to the identity provider. The tenant has no login page and no
/// sessions of its own.
/// </summary>
internal sealed class AuthorizeEndpoint(TenantContext tenant, ProtocolSignIn protocols, SignInLog log)
{
    private static readonly string[] Federated = ["oidc", "okta", "samlp"];

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/authorize", AuthorizeAsync);

    private async Task AuthorizeAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var clientId = query["client_id"].ToString();
        var redirectUri = query["redirect_uri"].ToString();
        if (tenant.Clients.Find(clientId) is not { } client)
        {
            await ErrorPage.WriteAsync(http, StatusCodes.Status403Forbidden, SignInFailure.Request($"Unknown client: {clientId}"));
            return;
        }

        if (!MayReturnTo(client, redirectUri))
        {
            var mismatch = $"Callback URL mismatch. {redirectUri} is not in the list of allowed callback URLs";
            await ErrorPage.WriteAsync(http, StatusCodes.Status403Forbidden, SignInFailure.Request(mismatch));
            return;
        }

        var request = new AuthorizeRequest
        {
            ClientId = clientId,
            RedirectUri = redirectUri,
            State = OrNull(query["state"]),
            Nonce = OrNull(query["nonce"]),
            Scope = query["scope"].ToString(),
            CodeChallenge = OrNull(query["code_challenge"]),
            LoginHint = OrNull(query["login_hint"]),
            Prompts = query["prompt"] == "login",
        };
        var name = query["connection"].ToString();
        var connection = name.Length == 0 ? null : tenant.Store.FindByName(name);
        if (Refusal(http, request, name, connection) is { } refusal)
        {
            if (connection is not null)
            {
                log.Failed(http, connection, clientId, refusal);
            }

            Return(http, request, refusal);
            return;
        }

        await protocols.Of(connection!).StartAsync(http, connection!, request);
    }

    /// <summary>Sends the browser back to the application with the failure.</summary>
    public static void Return(HttpContext http, AuthorizeRequest request, SignInFailure failure) =>
        http.Response.Redirect(ReturnAddress(request, new() { ["error"] = failure.Error, ["error_description"] = failure.Description }));

    /// <summary>Sends the browser back to the application with a code.</summary>
    public static void Return(HttpContext http, AuthorizeRequest request, string code) =>
        http.Response.Redirect(ReturnAddress(request, new() { ["code"] = code }));

    private static SignInFailure? Refusal(HttpContext http, AuthorizeRequest request, string name, StoredConnection? connection)
    {
        var query = http.Request.Query;
        return query["response_type"] != "code" ? new("unsupported_response_type", $"Unsupported response type: {query["response_type"]}")
            : query["code_challenge_method"] is { Count: > 0 } method && method != "S256"
                ? SignInFailure.Request("code_challenge_method must be S256")
            : query["prompt"] == "none" ? new("login_required", "Login required")
            : name.Length == 0 || connection is null ? SignInFailure.Request("the connection was not found")
            : !Federated.Contains(connection.Strategy) ? SignInFailure.Request($"The emulated tenant signs nobody in through {connection.Strategy}")
            : !connection.EnabledClients.Contains(request.ClientId) ? SignInFailure.Request("the connection is not enabled")
            : OrNull(query["organization"]) is { } organization
                ? SignInFailure.Request($"no connections enabled for the organization are visible: {organization}")
            : null;
    }

    /// <summary>An application without any callback URL, as the emulator seeds them, may return to this machine.</summary>
    private static bool MayReturnTo(JsonObject client, string redirectUri)
    {
        if (!Address.TryRead(redirectUri, out var address))
        {
            return false;
        }

        return client["callbacks"] is JsonArray { Count: > 0 } callbacks
            ? callbacks.Any(callback => callback!.GetValue<string>() == redirectUri)
            : address.IsLoopback;
    }

    private static string ReturnAddress(AuthorizeRequest request, Dictionary<string, string?> answer)
    {
        answer["state"] = request.State;
        return QueryHelpers.AddQueryString(request.RedirectUri, answer.Where(pair => pair.Value is not null));
    }

    private static string? OrNull(Microsoft.Extensions.Primitives.StringValues values) =>
        values.ToString() is { Length: > 0 } text ? text : null;
}
