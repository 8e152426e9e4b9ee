using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SupportConsole.Auth0.Emulator.Tenant;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>The tenant's own requests to an OpenID provider.</summary>
internal sealed class ProviderCalls(TenantContext tenant) : IDisposable
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

#pragma warning disable RS0030 // The emulator plays Auth0, which calls identity providers itself; the console's guarded client is not its own.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 1024 * 1024,
    };
#pragma warning restore RS0030

    /// <summary>Exchanges the code at the token endpoint.</summary>
    public async Task<(JsonObject? Body, SignInFailure? Failure)> ExchangeAsync(
        JsonObject options,
        string code,
        string redirectUri,
        string? verifier,
        CancellationToken cancellationToken)
    {
        if (TextOf(options, "token_endpoint") is not { } endpoint)
        {
            return (null, SignInFailure.Request("token_endpoint is missing"));
        }

        var form = new Dictionary<string, string?>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["client_id"] = TextOf(options, "client_id"),
            ["client_secret"] = TextOf(options, "client_secret"),
            ["code_verifier"] = verifier,
        };
        try
        {
            using var content = new FormUrlEncodedContent(form.Where(pair => pair.Value is not null)!);
            using var answer = await http.PostAsync(tenant.Options.Hosts.AddressOf(endpoint), content, cancellationToken);
            var body = await BodyOfAsync(answer, cancellationToken);
            return answer.IsSuccessStatusCode && body is not null ? (body, null) : (null, Refused(answer, body));
        }
        catch (Exception exception) when (IsUnreachable(exception, cancellationToken))
        {
            return (null, SignInFailure.Request("failed to obtain access token") with { Detail = exception.Message });
        }
    }

    /// <summary>The claims of the ID token, if its signature, issuer, audience, times and nonce are right.</summary>
    public async Task<(JsonObject? Claims, SignInFailure? Failure)> ReadIdTokenAsync(
        JsonObject options,
        JsonObject answer,
        string nonce,
        CancellationToken cancellationToken)
    {
        if (TextOf(answer, "id_token") is not { } token)
        {
            return (null, SignInFailure.Request("missing id_token in the token response"));
        }

        var keys = await KeysAsync(TextOf(options, "jwks_uri"), cancellationToken);
        if (keys is null)
        {
            return (null, SignInFailure.Request("failed to obtain the signing keys from the jwks_uri"));
        }

        var read = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = TextOf(options, "issuer"),
            ValidAudience = TextOf(options, "client_id"),
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidAlgorithms = Algorithms(options),
            LifetimeValidator = IsCurrent,
        });
        if (!read.IsValid)
        {
            return (null, Rejected(read.Exception, options));
        }

        var claims = JsonSerializer.SerializeToNode(read.Claims)!.AsObject();
        return (string?)claims["nonce"] == nonce ? (claims, null) : (null, SignInFailure.Request("nonce mismatch in id_token"));
    }

    /// <summary>Null if the endpoint gives no profile.</summary>
    public async Task<JsonObject?> ReadUserInfoAsync(string endpoint, string accessToken, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, tenant.Options.Hosts.AddressOf(endpoint));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode ? await BodyOfAsync(answer, cancellationToken) : null;
        }
        catch (Exception exception) when (IsUnreachable(exception, cancellationToken))
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonWebKeySet?> KeysAsync(string? address, CancellationToken cancellationToken)
    {
        try
        {
            return address is null ? null : new JsonWebKeySet(await http.GetStringAsync(tenant.Options.Hosts.AddressOf(address), cancellationToken));
        }
        catch (Exception exception) when (exception is ArgumentException || IsUnreachable(exception, cancellationToken))
        {
            return null;
        }
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = tenant.Time.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + Skew && (notBefore is not { } begin || now > begin - Skew);
    }

    private static string[] Algorithms(JsonObject options) =>
        options["id_token_signed_response_algs"] is JsonArray { Count: > 0 } chosen ? [.. chosen.Select(item => (string)item!)] : ["RS256"];

    private static SignInFailure Refused(HttpResponseMessage answer, JsonObject? body)
    {
        var code = body is null ? null : TextOf(body, "error");
        var description = body is null ? null : TextOf(body, "error_description");
        var challenge = answer.Headers.WwwAuthenticate.Count > 0 && answer.StatusCode == System.Net.HttpStatusCode.Unauthorized;
        return challenge
            ? SignInFailure.Request("server responded with a challenge in the WWW-Authenticate HTTP Header") with { Detail = description }
            : SignInFailure.Request(description ?? "failed to obtain access token") with { Detail = code is null ? description : $"{code}: {description}" };
    }

    private static SignInFailure Rejected(Exception exception, JsonObject options) => exception switch
    {
        SecurityTokenInvalidIssuerException wrong => SignInFailure.Request(
            $"unexpected iss value, expected {TextOf(options, "issuer")}, got: {wrong.InvalidIssuer}"),
        SecurityTokenInvalidAudienceException wrong => SignInFailure.Request(
            $"aud mismatch, expected {TextOf(options, "client_id")}, got: {wrong.InvalidAudience}"),
        SecurityTokenInvalidLifetimeException => SignInFailure.Request("id_token expired or not yet valid: check the clock of the identity provider"),
        SecurityTokenInvalidAlgorithmException wrong => SignInFailure.Request(
            $"unexpected JWT alg received, expected one of {string.Join(", ", Algorithms(options))}, got: {wrong.InvalidAlgorithm}"),
        _ => SignInFailure.Request("failed to validate JWT signature") with { Detail = exception.GetType().Name },
    };

    private static async Task<JsonObject?> BodyOfAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<JsonNode>(cancellationToken) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsUnreachable(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested);
}
