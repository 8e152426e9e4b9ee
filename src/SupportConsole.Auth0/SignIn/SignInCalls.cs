using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0.SignIn;

/// <summary>/authorize, /oauth/token and the keys: a sign-in as an application of the tenant makes it.</summary>
internal sealed class SignInCalls(HttpExchange http, IOptions<Auth0TenantOptions> settings, TimeProvider time)
{
    private const string Doing = "redeeming the code of the test sign-in";

    public Uri AddressOf(TenantSignIn signIn)
    {
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(signIn.Verifier)));
        (string, string)[] query =
        [
            ("response_type", "code"),
            ("client_id", signIn.ClientId),
            ("redirect_uri", signIn.Callback.AbsoluteUri),
            ("scope", "openid profile email"),
            ("state", signIn.State),
            ("nonce", signIn.Nonce),
            ("code_challenge", challenge),
            ("code_challenge_method", "S256"),
            ("connection", signIn.Connection),
            ("prompt", "login"),
        ];
        return At(signIn, "authorize?" + string.Join('&', query.Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}")));
    }

    public async Task<Result<IReadOnlyDictionary<string, string>>> RedeemAsync(
        TenantSignIn signIn,
        string code,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At(signIn, "oauth/token"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = signIn.ClientId,
                ["code"] = code,
                ["redirect_uri"] = signIn.Callback.AbsoluteUri,
                ["code_verifier"] = signIn.Verifier,
            }),
        };
        var reply = await http.SendAsync(request, cancellationToken);
        if (NetworkErrors.Of(reply, Doing, mayHaveActed: false) is { } broken)
        {
            return broken;
        }

        var body = reply.Json as JsonObject;
        if (!reply.IsSuccess || body.Text("id_token") is not { } token)
        {
            return Refused(body);
        }

        using var keysRequest = new HttpRequestMessage(HttpMethod.Get, At(signIn, ".well-known/jwks.json"));
        var keys = await http.SendAsync(keysRequest, cancellationToken);
        return keys.Json is null
            ? new Problem("Auth0's signing keys could not be read.", "Try the test again.") { Code = "sign-in.keys" }
            : await IdTokenReader.ReadAsync(token, keys.Json.ToJsonString(), Issuers(signIn), signIn, time);
    }

    /// <summary>Reads the certificate that every identity provider may read, so without a token.</summary>
    public async Task<Result<ServiceProviderCertificate>> ReadCertificateAsync(CancellationToken cancellationToken)
    {
        const string doing = "reading the tenant's certificate";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.Value.Address, "pem?cert=connection"));
        var reply = await http.SendAsync(request, cancellationToken);
        if (NetworkErrors.Of(reply, doing, mayHaveActed: false) is { } broken)
        {
            return broken;
        }

        return reply.IsSuccess && ServiceProviderCertificate.FromPem(ServiceProviderCertificateUse.RequestSigning, reply.Pem) is { } certificate
            ? certificate
            : new Problem(
                $"Auth0 gave no certificate at /pem (status {reply.Status}).",
                "Check Auth0:Domain, and whether a proxy answers instead of Auth0.")
            {
                Code = "tenant.certificate",
            };
    }

    private string[] Issuers(TenantSignIn signIn) =>
        signIn.Host is null ? [$"https://{settings.Value.Domain}/"] : [$"https://{signIn.Host}/", $"https://{settings.Value.Domain}/"];

    /// <summary>An emulated tenant has one address whatever its domains.</summary>
    private Uri At(TenantSignIn signIn, string path) =>
        new(
            settings.Value.BaseAddress is null && signIn.Host is not null ? new Uri($"https://{signIn.Host}/") : settings.Value.Address,
            path);

    private static Problem Refused(JsonObject? body) => new(
        $"Auth0 refused the code of the test sign-in: {body.Text("error_description") ?? "no reason was given"}.",
        "If it says Unauthorized, set the test application's authentication method to None in Auth0. Otherwise try again.")
    {
        Code = "sign-in.code",
    };
}
