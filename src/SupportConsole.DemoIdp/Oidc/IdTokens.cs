using System.Buffers.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportConsole.DemoIdp.Oidc;

/// <summary>ID tokens and the keys to verify them. Both keys are published, as OpenID providers do before a rotation.</summary>
internal sealed class IdTokens(IdpContext idp)
{
    public JsonObject Keys() => new() { ["keys"] = new JsonArray(Jwk(idp.CurrentKey), Jwk(idp.NextKey)) };

    public string Create(OidcCode code)
    {
        var now = idp.Now;
        var claims = Profile(code.User).ToDictionary(pair => pair.Key, pair => (object)(string)pair.Value!, StringComparer.Ordinal);
        if (!string.IsNullOrEmpty(code.Nonce))
        {
            claims["nonce"] = code.Nonce;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = idp.Issuer,
            Audience = idp.Has(DemoFaults.WrongAudience) ? "another-application" : idp.Options.ClientId,
            IssuedAt = now.UtcDateTime,
            Expires = now.AddMinutes(5).UtcDateTime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(idp.Key.Rsa) { KeyId = idp.Key.Id }, SecurityAlgorithms.RsaSha256),
        });
    }

    public JsonObject Profile(DemoUser user)
    {
        var profile = new JsonObject
        {
            ["sub"] = user.Id,
            ["name"] = user.Name,
            ["given_name"] = user.GivenName,
            ["family_name"] = user.FamilyName,
        };
        if (!idp.Has(DemoFaults.MissingEmail))
        {
            profile["email"] = user.Email;
        }

        return profile;
    }

    private static JsonObject Jwk(SigningKey key)
    {
        var numbers = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = key.Id,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
    }
}
