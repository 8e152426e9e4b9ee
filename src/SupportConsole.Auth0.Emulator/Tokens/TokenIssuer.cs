using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SupportConsole.Auth0.Emulator.Tokens;

internal sealed record TokenClaims(long Expires, string[] Scopes);

/// <summary>Issues and reads access tokens. The signing key lives until the process ends or <see cref="RevokeAll"/> is called.</summary>
internal sealed class TokenIssuer(TimeProvider time)
{
    private byte[] key = RandomNumberGenerator.GetBytes(32);

    public string Issue(IEnumerable<string> scopes, TimeSpan lifetime)
    {
        var claims = new TokenClaims((time.GetUtcNow() + lifetime).ToUnixTimeSeconds(), [.. scopes]);
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9));
        var body = $"{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}.{nonce}";
        return body + "." + Sign(body);
    }

    public (TokenClaims? Claims, string Refusal) Read(string token)
    {
        var signature = token.LastIndexOf('.');
        if (signature < 0)
        {
            return (null, "Invalid token");
        }

        var body = token[..signature];
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(body)), Encoding.UTF8.GetBytes(token[(signature + 1)..])))
        {
            return (null, "Invalid signature received for JSON Web Token validation");
        }

        var encoded = body.AsSpan(0, body.IndexOf('.', StringComparison.Ordinal));
        var claims = JsonSerializer.Deserialize<TokenClaims>(Base64Url.DecodeFromChars(encoded))!;
        return claims.Expires > time.GetUtcNow().ToUnixTimeSeconds()
            ? (claims, "")
            : (null, "Expired token received for JSON Web Token validation");
    }

    public void RevokeAll() => key = RandomNumberGenerator.GetBytes(32);

    private string Sign(string body) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(body)));
}
