using static SupportConsole.Federation.Diagnosis.Topics.TopicSubjects;
using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong with the tokens of OpenID Connect, and with how they are asked for.</summary>
internal static class OidcTokenTopics
{
    private static readonly WordGroup TokenTime = WordGroup.Of(
        "expired", "not yet valid", "in the future", "too early", "not active", "before issued", "used before", "too far in", "clock");

    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new(
            "oidc.weak-state",
            WordGroup.Of("state "),
            WordGroup.Of("entropy", "too weak", "enough characters", "too short", "characters long")),
        new ErrorTopic(
            "idp.auth-method",
            WordGroup.Of("client credential", "client auth", "token endpoint auth", "token auth"),
            WordGroup.Of("multiple", "more than one", "unsupported", "not supported", "not allowed", "does not support", "only support"))
            .Without(WordGroup.Of("unknown client", "no client auth", "client authorization")),
        new(
            "auth0.encrypted-token",
            WordGroup.Of("id token", "idtoken", "jwt", "jws", "jwe"),
            WordGroup.Of("encrypted", "jwe", "invalid compact", "got 5", "5 parts", "five parts")),
        new(
            "auth0.id-token",
            WordGroup.Of("jwt ", "id token", "idtoken"),
            WordGroup.Of("malformed", "segments", "not a valid jwt", "not a jwt", "not well formed", "must have three")),
        new(
            "oidc.pkce-required",
            WordGroup.Of("code challenge", "pkce"),
            WordGroup.Of("required", "requires", "missing", "must ", "not provided", "not found", "mandatory")),
        new ErrorTopic(
            "oidc.pkce",
            WordGroup.Of("code verifier", "code challenge", "pkce"),
            Wrong.And(Missing).And("required"))
            .Without(WordGroup.Of("authorization code")),
        new("oidc.nonce", WordGroup.Of("nonce "), Wrong.And(Missing).And(Differs).And("expected", "required")),
        new("auth0.clock", TokenTime, WordGroup.Of("id token", "idtoken", "jwt", "iat ", "nbf ", "exp ")),
        new("auth0.clock", WordGroup.Of(Claim("iat", "exp", "nbf")), Wrong),
        new("auth0.clock", WordGroup.Of("timestamp", "time stamp"), WordGroup.Of("id token", "idtoken", "jwt"), Wrong),
        new ErrorTopic("auth0.clock", WordGroup.Of("token is expired", "token has expired", "token expired"))
            .In(IdToken.And("jose", "authlib"))
            .Without(WordGroup.Of("refresh", "access token", "session", "csrf", "code ")),
        new("auth0.audience", WordGroup.Of(Claim("aud", "azp")), Wrong),
        new("auth0.issuer", WordGroup.Of(Claim("iss")), Wrong),
        new ErrorTopic("auth0.issuer", OtherIssuer).In(OfOidc).Without(WordGroup.Of("saml", "assertion", "certificate", "cert ")),
        new ErrorTopic(
            "auth0.audience",
            WordGroup.Of("audience", "aud ", "azp "),
            Differs.And("not in ", "bound", "not found in", "not be found in", "not one of"))
            .In(IdToken.And("claim", "token", "client id"))
            .Without(WordGroup.Of("saml", "assertion")),
        new ErrorTopic(
            "auth0.issuer",
            WordGroup.Of("issuer", "iss "),
            Differs)
            .In(IdToken.And("open id", "discovery", "jose", "claim", "token", "provider", "idp "))
            .Without(WordGroup.Of("saml", "assertion", "certificate", "get local", "local issuer", "discovery document"))
            .ButNot(WordGroup.Of("to discover", "discover the")),
        new(
            "auth0.id-token",
            WordGroup.Of("id token", "idtoken", "jwt", "jws ", "jwk", "kid "),
            WordGroup.Of("signature", "verif", "sign", "key ", "keys ", "decode", "algorithm", "alg "),
            Wrong.And("not find", "no ", "unsupported")),
        new ErrorTopic(
            "auth0.id-token",
            WordGroup.Of("signature", "signatures"),
            WordGroup.Of("key ", "keys ", "token"),
            Wrong.And("could not verify", "no "))
            .In(IdToken.And("token", "jose", "callback")),
        new ErrorTopic("auth0.id-token", WordGroup.Of("signing algorithm", "signature algorithm", "signing alg"), Wrong.And(Unsupported))
            .In(IdToken),
        new("auth0.id-token", WordGroup.Of("at hash", "c hash"), Wrong.And(Missing)),
        new ErrorTopic(
            "auth0.id-token",
            WordGroup.Of("kid ", "key id "),
            WordGroup.Of("not found", "not find", "no match", "unknown", "missing", "cannot find", "unable to find"))
            .In(IdToken),
        new ErrorTopic("auth0.no-id-token", WordGroup.Of("id token", "idtoken"), Missing).Without(WordGroup.Of(
            "logout", "id token hint")),
        new ErrorTopic(
            "auth0.no-id-token",
            WordGroup.Of("claim"),
            WordGroup.Of(
                "missing", "required", "not found", "not find", "cannot find", "unable to find", "not contain", "not present",
                "empty"))
            .In(IdToken)
            .Without(WordGroup.Of("aud ", "audience", "issuer", "saml")),
        new(
            "auth0.no-id-token",
            WordGroup.Of("attribute", "claim", "email "),
            WordGroup.Of("userinfo", "user info"),
            Missing.And("required")),
        new ErrorTopic(
            "auth0.no-id-token",
            WordGroup.Of("attribute", "email ", "sub ", "preferred username", "username "),
            WordGroup.Of(
                "missing", "be null", "is null", "was null", "not present", "not provided", "not included", "not returned",
                "neither ", "not contain", "no email", "no sub ", "undefined"))
            .In(IdToken)
            .Without(
                WordGroup.Of(
                    "saml", "assertion", "client ", "audience", "issuer", "secret", "scope", "redirect", "state ", "cookie", "verif",
                    "nonce", "signature", "password", "element", "schema")),
        new(
            "auth0.userinfo",
            WordGroup.Of("userinfo", "user info", "user profile", "profile endpoint"),
            Wrong.And("error ", "forbidden", "unauthorized", "insufficient scope", "500", "502", "503", "404", "403", "401")),
    ];

    /// <summary>Such as "invalid claims: {iat=…}" or "iat claim".</summary>
    private static string[] Claim(params string[] names) =>
        [.. names.SelectMany(name => new[] { $"claim {name} ", $"claims {name} ", $"{name} claim", $"{name} validation" })];
}
