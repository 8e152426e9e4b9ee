using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportConsole;

/// <summary>Signs what the console proves itself with at the token endpoint, instead of a shared secret (private_key_jwt).</summary>
internal static class ClientAssertion
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    public static bool CanRead(string file)
    {
        try
        {
            return Read(file) is not null;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    /// <param name="audience">The issuer, or the token endpoint: providers accept the one or the other (RFC 7523 and its revision).</param>
    public static string Create(StaffSettings settings, string audience, DateTimeOffset now)
    {
        var (key, algorithm) = Read(settings.PrivateKeyFile) ?? throw new InvalidOperationException("There is no private key.");
        key.KeyId = settings.KeyId.Length > 0 ? settings.KeyId : null;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.ClientId,
            Audience = audience,
            TokenType = settings.AssertionAudience == AssertionAudience.Issuer ? "client-authentication+jwt" : "JWT",
            Subject = new ClaimsIdentity([new Claim("sub", settings.ClientId), new Claim("jti", Guid.NewGuid().ToString("N"))]),
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + Life).UtcDateTime,
            SigningCredentials = new SigningCredentials(key, algorithm),
        });
    }

    private static (SecurityKey Key, string Algorithm)? Read(string file)
    {
        var pem = File.ReadAllText(file);
        if (!pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return (new RsaSecurityKey(rsa), SecurityAlgorithms.RsaSha256);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            var curve = ECDsa.Create();
            curve.ImportFromPem(pem);
            return (new ECDsaSecurityKey(curve), curve.KeySize switch
            {
                384 => SecurityAlgorithms.EcdsaSha384,
                521 => SecurityAlgorithms.EcdsaSha512,
                _ => SecurityAlgorithms.EcdsaSha256,
            });
        }
    }
}
