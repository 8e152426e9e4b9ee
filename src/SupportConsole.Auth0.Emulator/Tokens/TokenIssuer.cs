using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Buffers.Text;

namespace SupportConsole.Auth0.Emulator.Tokens;

/// <summary>What a token says.</summary>
internal sealed record TokenClaims(long Expires, string[] Scopes);

/// <summary>Issues and reads access tokens: signed with a key that lives as long as the process, or until <see cref="RevokeAll"/>.</summary>
internal sealed class TokenIssuer(TimeProvider time)
{
    private byte[] key = RandomNumberGenerator.GetBytes(32);

    public string Issue(IEnumerable<string> scopes, TimeSpan lifetime)
    {
        var claims = new TokenClaims((time.GetUtcNow() + lifetime).ToUnixTimeSeconds(), [.. scopes]);
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims)) + "." + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9));
        return body + "." + Sign(body);
    }

    /// <summary>The claims, or why the token is not accepted.</summary>
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

        var claims = JsonSerializer.Deserialize<TokenClaims>(Base64Url.DecodeFromChars(body.AsSpan(0, body.IndexOf('.', StringComparison.Ordinal))))!;
        return claims.Expires > time.GetUtcNow().ToUnixTimeSeconds()
            ? (claims, "")
            : (null, "Expired token received for JSON Web Token validation");
    }

    public void RevokeAll() => key = RandomNumberGenerator.GetBytes(32);

    private string Sign(string body) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(body)));
}
