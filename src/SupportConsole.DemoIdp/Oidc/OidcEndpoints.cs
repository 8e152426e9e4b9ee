using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using SupportConsole.DemoIdp.Pages;

namespace SupportConsole.DemoIdp.Oidc;

/// <summary>OpenID Connect: discovery, keys, the authorization code flow with PKCE, userinfo. Refusals are in the words of Entra ID and Okta.</summary>
internal sealed class OidcEndpoints(IdpContext idp)
{
    private const string WrongSecret =
        "AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.";

    private const string ExpiredSecret = "AADSTS7000222: The provided client secret keys for app are expired.";

    private readonly IdTokens tokens = new(idp);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/.well-known/openid-configuration", http => WriteAsync(http, Discovery()));
        routes.MapGet("/keys", http => WriteAsync(http, tokens.Keys()));
        routes.MapGet("/authorize", AuthorizeAsync);
        routes.MapPost("/token", TokenAsync);
        routes.MapGet("/userinfo", UserInfoAsync);
    }

    private JsonObject Discovery() => new()
    {
        ["issuer"] = idp.Issuer,
        ["authorization_endpoint"] = idp.Issuer + "/authorize",
        ["token_endpoint"] = idp.Issuer + "/token",
        ["userinfo_endpoint"] = idp.Issuer + "/userinfo",
        ["jwks_uri"] = idp.Issuer + "/keys",
        ["response_types_supported"] = new JsonArray("code"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["scopes_supported"] = new JsonArray("openid", "profile", "email"),
        ["claims_supported"] = new JsonArray("sub", "name", "given_name", "family_name", "email"),
        ["code_challenge_methods_supported"] = new JsonArray("S256"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post"),
    };

    private async Task AuthorizeAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var redirectUri = query["redirect_uri"].ToString();
        if (query["client_id"] != idp.Options.ClientId)
        {
            await Html.WriteErrorAsync(http, $"AADSTS700016: Application with identifier '{query["client_id"]}' was not found in the directory.");
        }
        else if (!idp.IsRegistered(redirectUri))
        {
            await Html.WriteErrorAsync(
                http,
                $"AADSTS50011: The redirect URI '{redirectUri}' specified in the request does not match the redirect URIs configured.");
        }
        else if (idp.User(query["user"]) is { } user)
        {
            Return(http, redirectUri, user);
        }
        else
        {
            var here = http.Request.Path + http.Request.QueryString.Value;
            await Html.ChooseAsync(http, idp.Options.Users, person => QueryHelpers.AddQueryString(here, "user", person.Id));
        }
    }

    private void Return(HttpContext http, string redirectUri, DemoUser user)
    {
        var query = http.Request.Query;
        var answer = new Dictionary<string, string?> { ["state"] = query["state"] };
        if (idp.Has(DemoFaults.NotAssigned))
        {
            answer["error"] = "access_denied";
            answer["error_description"] = "User is not assigned to the client application.";
        }
        else
        {
            answer["code"] = idp.Keep(new OidcCode(user, redirectUri, query["nonce"], query["code_challenge"]));
        }

        http.Response.Redirect(QueryHelpers.AddQueryString(idp.Options.Hosts.AddressOf(redirectUri), answer));
    }

    private async Task TokenAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (idp.Has(DemoFaults.ExpiredSecret))
        {
            await RefuseAsync(http, 401, "invalid_client", ExpiredSecret);
            return;
        }

        if (idp.Has(DemoFaults.WrongSecret)
            || form["client_id"] != idp.Options.ClientId
            || form["client_secret"] != idp.Options.ClientSecret)
        {
            await RefuseAsync(http, 401, "invalid_client", WrongSecret);
            return;
        }

        var code = idp.Take<OidcCode>(form["code"]);
        if (code is null || code.RedirectUri != form["redirect_uri"] || !Verifies(code, form["code_verifier"]))
        {
            await RefuseAsync(http, 400, "invalid_grant", "The authorization code is invalid or has expired.");
            return;
        }

        await WriteAsync(http, new JsonObject
        {
            ["access_token"] = idp.Keep(code.User),
            ["token_type"] = "Bearer",
            ["expires_in"] = 300,
            ["id_token"] = tokens.Create(code),
        });
    }

    private Task UserInfoAsync(HttpContext http)
    {
        var token = http.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
        return idp.Peek<DemoUser>(token) is { } user
            ? WriteAsync(http, tokens.Profile(user))
            : RefuseAsync(http, 401, "invalid_token", "The access token is invalid.");
    }

    private static bool Verifies(OidcCode code, string? verifier) =>
        string.IsNullOrEmpty(code.CodeChallenge)
        || code.CodeChallenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier ?? "")));

    private static Task RefuseAsync(HttpContext http, int status, string error, string description)
    {
        http.Response.StatusCode = status;
        return WriteAsync(http, new JsonObject { ["error"] = error, ["error_description"] = description });
    }

    private static async Task WriteAsync(HttpContext http, JsonObject body)
    {
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body.ToJsonString()), http.RequestAborted);
    }
}
