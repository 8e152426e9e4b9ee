using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SupportConsole.Auth0.Emulator.SignIn;
using SupportConsole.Auth0.Emulator.Tenant;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Tokens;

/// <summary>POST /oauth/token, by JSON or form, with a secret or a signed assertion. Errors have OAuth's shape.</summary>
internal sealed class TokenEndpoint(TenantContext tenant, CodeGrant codes)
{
    private const string NoAudience = "No audience parameter was provided, and no default audience has been configured";

    private readonly ClientAssertions assertions = new(tenant.Options, tenant.Time);

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/oauth/token", async http =>
    {
        var answer = await ReadAsync(http) is { } request
            ? request.GetValueOrDefault("grant_type") == "authorization_code" ? codes.Redeem(http, request) : Answer(request)
            : Error(400, "invalid_request", "The request body could not be read.");
        await answer.WriteAsync(http);
    });

    private static async Task<Dictionary<string, string>?> ReadAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType)
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        }

        try
        {
            var body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject;
            return body?
                .Where(pair => pair.Value?.GetValueKind() == JsonValueKind.String)
                .ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>());
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Answer Error(int status, string error, string description) =>
        new(status, new JsonObject { ["error"] = error, ["error_description"] = description });

    private Answer Answer(Dictionary<string, string> request)
    {
        var grant = request.GetValueOrDefault("grant_type");
        var audience = request.GetValueOrDefault("audience");
        return grant is null ? Error(400, "invalid_request", "Missing required parameter: grant_type")
            : grant != "client_credentials" ? Error(400, "unsupported_grant_type", $"Unsupported grant type: {grant}")
            : Refusal(request)
            ?? (audience is null ? Error(403, "access_denied", NoAudience)
            : audience != $"https://{tenant.Options.Domain}/api/v2/" ? Error(403, "access_denied", $"Service not found: {audience}")
            : Granted(request.GetValueOrDefault("scope")));
    }

    private Answer? Refusal(Dictionary<string, string> request)
    {
        if (tenant.Options.ClientPublicKeyPem is null)
        {
            var isKnown = request.GetValueOrDefault("client_id") == tenant.Options.ClientId
                && AreSame(request.GetValueOrDefault("client_secret") ?? "", tenant.Options.ClientSecret);
            return isKnown ? null : Error(401, "access_denied", "Unauthorized");
        }

        var isSigned = request.GetValueOrDefault("client_assertion_type") == ClientAssertions.Type;
        return !isSigned || !request.TryGetValue("client_assertion", out var assertion)
            ? Error(401, "access_denied", "Unauthorized")
            : assertions.Refusal(assertion) is { } refusal ? Error(401, "invalid_client", refusal)
            : null;
    }

    private Answer Granted(string? asked)
    {
        var scopes = asked is null ? tenant.Scopes : [.. tenant.Scopes.Intersect(asked.Split(' '))];
        return Wire.Answer.Ok(new JsonObject
        {
            ["access_token"] = tenant.Tokens.Issue(scopes, tenant.Options.TokenLifetime),
            ["scope"] = string.Join(' ', scopes),
            ["expires_in"] = (long)tenant.Options.TokenLifetime.TotalSeconds,
            ["token_type"] = "Bearer",
        });
    }

    private static bool AreSame(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
