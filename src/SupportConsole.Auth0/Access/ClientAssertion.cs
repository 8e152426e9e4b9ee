using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Access;

/// <summary>A signed assertion (private_key_jwt, RS256), valid for a minute and used once.</summary>
internal static class ClientAssertion
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private const int LifetimeSeconds = 60;

    public static string Sign(Auth0TenantOptions options, DateTimeOffset now)
    {
        using var key = ReadKey(options);
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT" };
        if (!string.IsNullOrWhiteSpace(options.KeyId))
        {
            header["kid"] = options.KeyId;
        }

        var claims = new JsonObject
        {
            ["iss"] = options.ClientId,
            ["sub"] = options.ClientId,
            ["aud"] = $"https://{options.Domain}/",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.ToUnixTimeSeconds() + LifetimeSeconds,
            ["jti"] = Guid.NewGuid().ToString("N"),
        };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Reads the key each time, so that a replaced file needs no restart.</summary>
    public static RSA ReadKey(Auth0TenantOptions options)
    {
        var pem = string.IsNullOrWhiteSpace(options.PrivateKeyPem) ? File.ReadAllText(options.PrivateKeyFile!) : options.PrivateKeyPem;
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(pem);
            _ = key.ExportParameters(includePrivateParameters: true);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
