using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportConsole.Auth0.SignIn;

/// <summary>Verifies an ID token: signature, issuer, audience, times, nonce.</summary>
internal static class IdTokenReader
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    public static async Task<Result<IReadOnlyDictionary<string, string>>> ReadAsync(
        string token,
        string keys,
        string[] issuers,
        TenantSignIn signIn,
        TimeProvider time)
    {
        TokenValidationResult read;
        try
        {
            read = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(token, new TokenValidationParameters
            {
                ValidIssuers = issuers,
                ValidAudience = signIn.ClientId,
                IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys(),
                ValidAlgorithms = ["RS256"],
                RequireExpirationTime = true,
                LifetimeValidator = (from, until, _, _) => IsCurrent(from, until, time.GetUtcNow().UtcDateTime),
            });
        }
        catch (ArgumentException)
        {
            return Wrong("it or the keys cannot be read");
        }

        if (!read.IsValid)
        {
            return Wrong(read.Exception.GetType().Name);
        }

        var claims = read.ClaimsIdentity.Claims.GroupBy(claim => claim.Type).ToDictionary(group => group.Key, group => group.First().Value);
        return claims.GetValueOrDefault("nonce") == signIn.Nonce
            ? Result<IReadOnlyDictionary<string, string>>.Of(claims)
            : Wrong("its nonce belongs to another sign-in");
    }

    private static bool IsCurrent(DateTime? from, DateTime? until, DateTime now) =>
        until is { } end && now < end + Skew && (from is not { } start || now > start - Skew);

    private static Problem Wrong(string why) =>
        new($"Auth0's ID token was not accepted: {why}.", "Try the test again. If it fails again, check the console's clock.")
        {
            Code = "sign-in.token",
        };
}
