using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>Signs people in through an OpenID provider: authorization code, ID token and, if the connection maps from it, userinfo.</summary>
internal sealed class OidcSignIn(TenantContext tenant, SignInStore signIns, ProviderCalls provider) : IProtocolSignIn
{
    private string Callback => new Uri(tenant.PublicAddress, "login/callback").AbsoluteUri;

    public Task StartAsync(HttpContext http, StoredConnection connection, AuthorizeRequest request)
    {
        var options = connection.ParseOptions();
        if (TextOf(options, "authorization_endpoint") is not { } endpoint)
        {
            AuthorizeEndpoint.Return(http, request, SignInFailure.Request("authorization_endpoint is missing"));
            return Task.CompletedTask;
        }

        var verifier = (string?)options["connection_settings"]?["pkce"] is "auto" or "S256" ? SignInStore.NewKey() : null;
        var nonce = SignInStore.NewKey();
        var state = signIns.Add(new PendingSignIn
        {
            Request = request,
            ConnectionId = connection.Id,
            Started = tenant.Time.GetUtcNow(),
            Challenge = nonce,
            Verifier = verifier,
        });
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = TextOf(options, "client_id"),
            ["response_type"] = "code",
            ["redirect_uri"] = Callback,
            ["scope"] = TextOf(options, "scope") ?? "openid profile email",
            ["state"] = state,
            ["nonce"] = nonce,
            ["code_challenge"] = verifier is null ? null : Challenge(verifier),
            ["code_challenge_method"] = verifier is null ? null : "S256",
            ["login_hint"] = request.LoginHint,
            ["prompt"] = request.Prompts ? "login" : null,
        };
        http.Response.Redirect(
            QueryHelpers.AddQueryString(tenant.Options.Hosts.AddressOf(endpoint), query.Where(pair => pair.Value is not null)));
        return Task.CompletedTask;
    }

    public async Task<SignInOutcome> FinishAsync(HttpContext http, StoredConnection connection, PendingSignIn signIn)
    {
        var query = http.Request.Query;
        if (query["error"].ToString() is { Length: > 0 } error)
        {
            return new SignInFailure(error, query["error_description"].ToString());
        }

        var options = connection.ParseOptions();
        var answer = await provider.ExchangeAsync(options, query["code"].ToString(), Callback, signIn.Verifier, http.RequestAborted);
        if (answer.Failure is { } failure)
        {
            return failure;
        }

        var (claims, refusal) = await provider.ReadIdTokenAsync(options, answer.Body!, signIn.Challenge, http.RequestAborted);
        if (refusal is not null)
        {
            return refusal;
        }

        if (MapsFromUserInfo(options) && TextOf(options, "userinfo_endpoint") is { } endpoint)
        {
            var userInfo = await provider.ReadUserInfoAsync(endpoint, TextOf(answer.Body!, "access_token") ?? "", http.RequestAborted);
            if ((string?)userInfo?["sub"] != (string?)claims!["sub"])
            {
                return SignInFailure.Request("failed to obtain user profile from the userinfo endpoint");
            }

            foreach (var (key, value) in userInfo!.Where(pair => !claims.ContainsKey(pair.Key)))
            {
                claims[key] = value?.DeepClone();
            }
        }

        return new SignedInUser((string)claims!["sub"]!, Profile(claims));
    }

    private static bool MapsFromUserInfo(JsonObject options) =>
        options["attribute_map"]?["attributes"]?.ToJsonString().Contains("context.userinfo", StringComparison.Ordinal) == true;

    private static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static Dictionary<string, object> Profile(JsonObject claims) => claims
        .Where(pair => pair.Value is JsonValue && pair.Key is not ("iss" or "aud" or "sub" or "exp" or "iat" or "nbf" or "nonce" or "azp" or "at_hash"))
        .ToDictionary(pair => pair.Key, pair => (object)pair.Value!.Deserialize<JsonElement>());
}
