using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>An identity provider on loopback that publishes what the test wants and knows one secret.</summary>
public sealed class SmallIdp : IAsyncDisposable
{
    public const string Secret = "sm4ll-Idp.Secret~0123456789";

    // A key made for this test; public.
    private const string Modulus = "xjlHAW2sYJyf1hGz0mC1nQhF1mGnVYqkM0dC8h5m9nJQJd7b1mQv8m0lq3hQ0z3p8d1m6Yk1nq5gqvKc5r7f2wQb8l9w1tS0eVh3y2u4i6o8p0a1s3d5f7g9h1j3k5l7z9x1c3v5b7n9m1q3w5e7r9t1y3u5i7o9p1a3s5d7f9g1h3j5k7l9z1x3c5v7b9n1m3q5w7e9r1t3y5u7i9o1p3a5s7d9f1g3h5j7k9l1z3x5c7v9b1n3m5q7w9e1r3t5y7u9i1o3p5a7s9d1f3g5h7j9k1l3z5x7c9v1b3n5m7Q";
    private readonly WebApplication app;

    private SmallIdp(WebApplication app) => this.app = app;

    public string Issuer => app.Urls.First();

    /// <summary>How clients may prove themselves, as published.</summary>
    public string Methods { get; set; } = "client_secret_basic";

    /// <summary>The SAML metadata it publishes at <c>/metadata</c>.</summary>
    public string Metadata { get; set; } = "";

    public static async Task<SmallIdp> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var idp = new SmallIdp(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = idp.Issuer,
            authorization_endpoint = idp.Issuer + "/authorize",
            token_endpoint = idp.Issuer + "/token",
            jwks_uri = idp.Issuer + "/keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
            scopes_supported = new[] { "openid", "profile", "email" },
            token_endpoint_auth_methods_supported = idp.Methods.Split(' '),
        }));
        app.MapGet("/keys", () => Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", alg = "RS256", n = Modulus, e = "AQAB" } } }));
        app.MapGet("/metadata", () => Results.Text(idp.Metadata, "application/samlmetadata+xml"));
        app.MapPost("/token", async (HttpRequest request) => (await request.ReadFormAsync())["client_secret"] == Secret
            ? Results.Json(new { error = "invalid_grant" }, statusCode: 400)
            : Results.Json(new { error = "invalid_client" }, statusCode: 401));
        await app.StartAsync();
        return idp;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
