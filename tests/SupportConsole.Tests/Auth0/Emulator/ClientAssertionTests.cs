using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SupportConsole.App.Parts;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Tests.Auth0.Emulator.Support;

namespace SupportConsole.Tests.Auth0.Emulator;

public sealed class ClientAssertionTests
{
    private static readonly RSA Key = RSA.Create(2048);

    [Fact]
    public async Task A_signed_assertion_gets_a_token_once()
    {
        await using var running = await StartAsync();
        var assertion = Sign(running, running.Clock.GetUtcNow().AddMinutes(1), "once");

        var first = await TokenAsync(running, assertion);
        var second = await TokenAsync(running, assertion);

        Assert.Equal(200, first.Status);
        Assert.Equal((401, "invalid_client"), (second.Status, (string?)second.Json["error"]));
        Assert.Contains("jti", (string)second.Json["error_description"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-20, null, "expired")]
    [InlineData(600, null, "5 minutes")]
    [InlineData(60, "https://elsewhere.example/", "aud must be https://influxdata-dev.us.auth0.com/")]
    public async Task An_assertion_with_wrong_claims_is_refused(int seconds, string? audience, string reason)
    {
        await using var running = await StartAsync();

        var reply = await TokenAsync(running, Sign(running, running.Clock.GetUtcNow().AddSeconds(seconds), "id", audience));

        Assert.Equal(401, reply.Status);
        Assert.Contains(reason, (string)reply.Json["error_description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assertion_signed_with_another_key_is_refused()
    {
        await using var running = await StartAsync();
        using var other = RSA.Create(2048);

        var reply = await TokenAsync(running, Sign(running, running.Clock.GetUtcNow().AddMinutes(1), "id", null, other));

        Assert.Contains("signature", (string)reply.Json["error_description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_signs_has_no_use_for_its_secret()
    {
        await using var running = await StartAsync();

        var reply = await running.TokenAsync(new
        {
            grant_type = "client_credentials",
            client_id = running.Tenant.Options.ClientId,
            client_secret = running.Tenant.Options.ClientSecret,
            audience = running.Audience,
        });

        Assert.Equal((401, "access_denied"), (reply.Status, (string?)reply.Json["error"]));
    }

    private static Task<RunningTenant> StartAsync() => RunningTenant.StartAsync(new EmulatorOptions { ClientPublicKeyPem = Key.ExportSubjectPublicKeyInfoPem() });

    private static Task<Reply> TokenAsync(RunningTenant running, string assertion) => running.TokenAsync(new
    {
        grant_type = "client_credentials",
        audience = running.Audience,
        client_assertion_type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        client_assertion = assertion,
    });

    private static string Sign(RunningTenant running, DateTimeOffset expires, string id, string? audience = null, RSA? signer = null)
    {
        var options = running.Tenant.Options;
        var claims = new { iss = options.ClientId, sub = options.ClientId, aud = audience ?? $"https://{options.Domain}/", exp = expires.ToUnixTimeSeconds(), jti = id };
        var body = Encode(new { alg = "RS256", typ = "JWT" }) + "." + Encode(claims);
        return body + "." + Base64Url.EncodeToString((signer ?? Key).SignData(Encoding.ASCII.GetBytes(body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string Encode(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
