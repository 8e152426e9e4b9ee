using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong in a sign-in by OAuth or OpenID Connect.</summary>
internal static class OidcTopics
{
    private static readonly WordGroup Oidc = IdToken.And(
        "open id", "discovery", "jose", "claim", "sso ", "identity provider", "idp ", "provider", "token", "login");

    private static readonly WordGroup TokenTime = WordGroup.Of(
        "expired", "not yet valid", "in the future", "too early", "not active", "before issued", "used before", "too far in", "clock");

    private static readonly WordGroup State = WordGroup.Of(
        "state parameter", "state property", "state cookie", "state mismatch", "state not found", "state not valid", "state has expired",
        "state expired", "state could not", "state is missing", "state missing", "state does not", "state doesnt", "state did not",
        "invalid state", "missing state", "missing saved state", "initial state", "saved state", "authorization state",
        "authentication state", "login state", "no matching state", "oauth state", "login session", "login cookie");

    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new(
            "oidc.weak-state",
            WordGroup.Of("state "),
            WordGroup.Of("entropy", "too weak", "enough characters", "too short", "characters long")),
        new ErrorTopic(
            "idp.auth-method",
            WordGroup.Of("client credential", "client auth", "token endpoint auth", "token auth"),
            WordGroup.Of(
                "multiple", "more than one", "unsupported", "not supported", "not allowed", "doesnt support",
                "does not support", "only support"))
            .Without(WordGroup.Of("unknown client", "no client auth")),
        new(
            "auth0.encrypted-token",
            WordGroup.Of("id token", "idtoken", "jwt", "jws", "jwe"),
            WordGroup.Of("encrypted", "jwe", "invalid compact", "got 5", "5 parts", "five parts")),
        new(
            "oidc.pkce-required",
            WordGroup.Of("code challenge", "pkce"),
            WordGroup.Of("required", "requires", "missing", "must ", "not provided", "not found", "mandatory")),
        new ErrorTopic(
            "oidc.pkce",
            WordGroup.Of("code verifier", "code challenge", "pkce"),
            Wrong.And(Missing).And("required"))
            .Without(WordGroup.Of("authorization code")),
        new("oidc.nonce", WordGroup.Of("nonce "), Wrong.And(Missing).And("expected", "required")),
        new("auth0.clock", TokenTime, WordGroup.Of("id token", "idtoken", "jwt", "iat ", "nbf ", "exp ")),
        new ErrorTopic(
            "auth0.audience",
            WordGroup.Of("audience", "aud ", "azp "),
            Differs.And("not in ", "bound"))
            .In(IdToken.And("claim", "token", "client id"))
            .Without(WordGroup.Of("saml", "assertion")),
        new ErrorTopic(
            "auth0.issuer",
            WordGroup.Of("issuer", "iss "),
            Differs)
            .In(Oidc)
            .Without(WordGroup.Of("saml", "assertion", "certificate", "get local", "local issuer")),
        new(
            "auth0.id-token",
            WordGroup.Of("id token", "idtoken", "jwt", "jws ", "jwk", "kid "),
            WordGroup.Of("signature", "verif", "sign", "key ", "keys ", "decode", "algorithm", "alg "),
            Wrong.And("not find", "no ", "unsupported")),
        new(
            "auth0.id-token",
            WordGroup.Of("signature", "signatures"),
            WordGroup.Of("key ", "keys ", "token"),
            Wrong.And("could not verify", "no ")),
        new("auth0.no-id-token", WordGroup.Of("id token", "idtoken"), Missing),
        new ErrorTopic(
            "auth0.no-id-token",
            WordGroup.Of("claim"),
            WordGroup.Of("missing", "required", "not found", "not contain", "doesnt contain", "not present", "empty"))
            .In(IdToken)
            .Without(WordGroup.Of("aud ", "audience", "issuer", "saml")),
        new(
            "auth0.no-id-token",
            WordGroup.Of("attribute", "claim", "email "),
            WordGroup.Of("userinfo", "user info"),
            Missing.And("required")),
        new(
            "auth0.userinfo",
            WordGroup.Of("userinfo", "user info", "user profile", "profile endpoint"),
            Wrong.And("error ", "forbidden", "unauthorized")),
        new ErrorTopic(
            "oidc.redirect",
            WordGroup.Of(
                "redirect uri", "redirect url", "redirecturi", "redirection uri", "callback url", "callback uri", "reply url",
                "return url"),
            Wrong.And(
                Unsupported)
                .And("not registered", "not whitelisted", "not in the", "not listed", "must be", "must match", "must exactly"))
            .Without(WordGroup.Of("logout", "grant ", "code "))
            .ButNot(WordGroup.Of("invalid grant")),
        new ErrorTopic(
            "oidc.invalid-client",
            WordGroup.Of("client secret", "clientsecret", "client credential", "client authentication", "secret "),
            Wrong.And("expired", "unauthorized"))
            .Without(WordGroup.Of("load", "read ", "decrypt")),
        new(
            "oidc.invalid-client",
            WordGroup.Of(
                "fetch token", "token endpoint", "exchange code", "exchange the code", "code exchange", "token exchange",
                "token request", "exchanging"),
            WordGroup.Of("401", "unauthorized")),
        new(
            "auth0.discovery",
            WordGroup.Of(
                "fetch token", "token endpoint", "exchange code", "code exchange", "token exchange", "token request",
                "exchanging"),
            WordGroup.Of("404", "405", "html", "not found")),
        new ErrorTopic(
            "oidc.client",
            WordGroup.Of("client id", "clientid", "client ", "oauth client", "application "),
            WordGroup.Of(
                "not found", "not registered", "does not exist", "doesnt exist", "not exist", "no such", "not be found",
                "deleted", "unknown client", "invalid client id", "not known", "unrecognized"))
            .In(IdToken.And("client ", "app registration"))
            .Without(WordGroup.Of("secret", "http client", "certificate", "user ", "page", "route")),
        new ErrorTopic(
            "oidc.invalid-scope",
            WordGroup.Of("scope "),
            WordGroup.Of(
                "invalid", "unknown", "not allowed", "not supported", "unsupported", "not permitted", "not configured",
                "not valid", "not granted"))
            .In(Oidc.And("authorization server", "client", "scopes")),
        new ErrorTopic(
            "oidc.consent-required",
            WordGroup.Of("consent", "admin approval", "administrator approval"),
            WordGroup.Of("required", "need", "not consented", "missing", "must ", "has not", "not been")),
        new(
            "auth0.state",
            WordGroup.Of("correlation fail", "correlation cookie", "correlation state", "correlation property", "csrf")),
        new("auth0.state", State, Wrong.And(Missing).And("expired", "lost")),
        new ErrorTopic(
            "oidc.invalid-grant",
            WordGroup.Of("authorization code", "auth code", "code verifier"),
            Wrong.And("expired", "already", "used ")),
        new ErrorTopic(
            "auth0.discovery",
            WordGroup.Of(
                "discovery", "well known", "wellknown", "openid configuration", "provider metadata", "provider configuration",
                "oidc metadata", "jwks", "query provider", "oidc provider", "openid provider", "token endpoint"),
            Wrong.And("error ", "404", "not found", "unsupported protocol", "decode", "parse", "405", "html")),
        new(
            "auth0.discovery",
            WordGroup.Of("unsupported protocol scheme", "no protocol scheme", "invalid url"),
            WordGroup.Of("get ", "post ", "url ", "http")),
    ];
}
