using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.Tokens;

/// <summary>Checks a client assertion (private_key_jwt) as Auth0 documents it; each <c>jti</c> is accepted once.</summary>
internal sealed class ClientAssertions(EmulatorOptions options, TimeProvider time)
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private const int ClockSkew = 10;
    private readonly ConcurrentDictionary<string, long> seen = [];

    /// <summary>What is wrong with the assertion; null if it is accepted.</summary>
    public string? Refusal(string assertion)
    {
        var parts = assertion.Split('.');
        if (assertion.Length > 2048 || parts.Length != 3)
        {
            return "client_assertion must be a JWT of at most 2048 bytes";
        }

        try
        {
            var header = Decode(parts[0]);
            return SignatureRefusal(header, parts) ?? ClaimsRefusal(Decode(parts[1]));
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return "client_assertion is not a JWT";
        }
    }

    private static JsonObject Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    private static string? Claim(JsonObject claims, string name) =>
        claims[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private string? SignatureRefusal(JsonObject header, string[] parts)
    {
        (HashAlgorithmName Hash, RSASignaturePadding Padding)? algorithm = Claim(header, "alg") switch
        {
            "RS256" => (HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "RS384" => (HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "PS256" => (HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => null,
        };
        if (algorithm is not { } chosen)
        {
            return "client_assertion alg must be RS256, RS384 or PS256";
        }

        using var key = RSA.Create();
        key.ImportFromPem(options.ClientPublicKeyPem);
        var signed = Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]);
        return key.VerifyData(signed, Base64Url.DecodeFromChars(parts[2]), chosen.Hash, chosen.Padding)
            ? null
            : "client_assertion signature is not valid";
    }

    private string? ClaimsRefusal(JsonObject claims)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var expires = claims["exp"] is JsonValue value && value.TryGetValue<long>(out var seconds) ? seconds : 0;
        var id = Claim(claims, "jti");
        var isForClient = Claim(claims, "iss") == options.ClientId && Claim(claims, "sub") == options.ClientId;
        return !isForClient ? "client_assertion iss and sub must be the client_id"
            : Claim(claims, "aud") != $"https://{options.Domain}/" ? $"client_assertion aud must be https://{options.Domain}/"
            : expires < now - ClockSkew ? "client_assertion has expired"
            : expires > now + 300 + ClockSkew ? "client_assertion exp must be at most 5 minutes ahead"
            : id is not { Length: > 0 and <= 64 } ? "client_assertion jti must have 1 to 64 characters"
            : IsRepeated(id, expires, now) ? "client_assertion jti has been used already"
            : null;
    }

    private bool IsRepeated(string id, long expires, long now)
    {
        foreach (var (old, end) in seen)
        {
            if (end + ClockSkew < now)
            {
                seen.TryRemove(old, out _);
            }
        }

        return !seen.TryAdd(id, expires);
    }
}
