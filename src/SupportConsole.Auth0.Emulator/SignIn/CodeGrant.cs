using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>POST /oauth/token with an authorization code: an ID token for the application that began the sign-in.</summary>
internal sealed class CodeGrant(TenantContext tenant, SignInStore signIns, SignInLog log)
{
    private const int TenHours = 36_000;

    public Answer Redeem(HttpContext http, IReadOnlyDictionary<string, string> request)
    {
        var clientId = request.GetValueOrDefault("client_id") ?? "";
        if (tenant.Clients.Find(clientId) is not { } client || !Proves(client, request))
        {
            return Refused(http, clientId, 401, "access_denied", "Unauthorized");
        }

        var code = signIns.Redeem(request.GetValueOrDefault("code"));
        return code is null || code.Request.ClientId != clientId
                ? Refused(http, clientId, 403, "invalid_grant", "Invalid authorization code")
            : code.Request.RedirectUri != request.GetValueOrDefault("redirect_uri")
                ? Refused(http, clientId, 403, "invalid_grant", "The redirect URI is wrong.")
            : !Verifies(code.Request.CodeChallenge, request.GetValueOrDefault("code_verifier"))
                ? Refused(http, clientId, 403, "invalid_grant", "Failed to verify code verifier")
            : tenant.Store.Find(code.ConnectionId) is not { } connection
                ? Refused(http, clientId, 403, "invalid_grant", "The connection no longer exists")
            : Granted(http, code, connection);
    }

    private Answer Granted(HttpContext http, IssuedCode code, StoredConnection connection)
    {
        log.Exchanged(http, connection, code.Request.ClientId, code.User);
        return Answer.Ok(new JsonObject
        {
            ["access_token"] = SignInStore.NewKey(),
            ["id_token"] = IdToken(code, connection),
            ["scope"] = code.Request.Scope,
            ["expires_in"] = 86_400,
            ["token_type"] = "Bearer",
        });
    }

    private string IdToken(IssuedCode code, StoredConnection connection)
    {
        var now = tenant.Time.GetUtcNow();
        var claims = new Dictionary<string, object>(code.User.Claims, StringComparer.Ordinal) { ["sub"] = UserIds.Of(connection, code.User) };
        if (code.Request.Nonce is { } nonce)
        {
            claims["nonce"] = nonce;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = $"https://{tenant.Options.Domain}/",
            Audience = code.Request.ClientId,
            IssuedAt = now.UtcDateTime,
            Expires = now.AddSeconds(TenHours).UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(
                new RsaSecurityKey(tenant.Key.Rsa) { KeyId = tenant.Key.Id },
                SecurityAlgorithms.RsaSha256),
        });
    }

    private Answer Refused(HttpContext http, string clientId, int status, string error, string description)
    {
        log.ExchangeFailed(http, clientId, description);
        return new Answer(status, new JsonObject { ["error"] = error, ["error_description"] = description });
    }

    /// <summary>Native and single-page applications have no secret; PKCE is all that they prove.</summary>
    private static bool Proves(JsonObject client, IReadOnlyDictionary<string, string> request)
    {
        var isPublic = TextOf(client, "token_endpoint_auth_method") == "none" || TextOf(client, "app_type") is "spa" or "native";
        return isPublic || (TextOf(client, "client_secret") is { } secret
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(secret),
                Encoding.UTF8.GetBytes(request.GetValueOrDefault("client_secret") ?? "")));
    }

    private static bool Verifies(string? challenge, string? verifier) =>
        challenge is null
            ? verifier is null
            : verifier is not null && challenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
