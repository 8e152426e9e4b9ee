using static SupportConsole.Federation.Diagnosis.Topics.TopicSubjects;
using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong with the client, its requests and the discovery document of OpenID Connect.</summary>
internal static class OidcClientTopics
{
    private static readonly WordGroup State = WordGroup.Of(
        "state parameter", "state property", "state cookie", "state mismatch", "state not found", "state not valid", "state has expired",
        "state expired", "state could not", "state is missing", "state missing", "state does not", "state doesnt", "state did not",
        "invalid state", "missing state", "missing saved state", "initial state", "saved state", "authorization state",
        "authentication state", "login state", "no matching state", "oauth state", "login session", "login cookie", "determine state",
        "verify state", "validate state");

    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
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
        new("oidc.invalid-client", TokenCall, WordGroup.Of("401", "unauthorized")),
        new("auth0.discovery", TokenCall, WordGroup.Of("404", "405", "html", "not found")),
        new ErrorTopic("auth0.obtain-token", TokenCall, WordGroup.Of("400 ", "bad request"))
            .ButNot(
                WordGroup.Of(
                    "invalid grant", "invalid client", "invalid request", "invalid scope", "unauthorized client", "unsupported grant",
                    "redirect uri")),
        new("oidc.grant-type", WordGroup.Of("grant type"), WordGroup.Of("unsupported", "not supported", "not enabled")),
        new("oidc.response-type", WordGroup.Of("response type "), WordGroup.Of("unsupported", "not supported", "not enabled")),
        new("oidc.invalid-client", WordGroup.Of("client assertion"), Wrong.And("expired")),
        new(
            "oidc.logout",
            WordGroup.Of("post logout redirect", "logout redirect", "signout redirect", "id token hint", "logout uri"),
            Wrong.And("missing", "not registered", "not allowed", "required")),
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
            .In(OfOidc.And("authorization server", "client", "scopes")),
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
        new ErrorTopic("auth0.discovery", WordGroup.Of("oidc ", "openid "), WordGroup.Of("404 "))
            .Without(WordGroup.Of("user ", "page", "logout")),
        new ErrorTopic(
            "auth0.discovery",
            WordGroup.Of("json"),
            WordGroup.Of("parse", "parsing", "decode", "not valid", "invalid", "malformed", "unexpected", "expected near"))
            .In(WordGroup.Of("oidc", "openid", "discovery", "jwks", "well known", "token endpoint", "token response"))
            .Without(WordGroup.Of("id token", "idtoken", "jwt", "jws", "payload")),
        new(
            "auth0.discovery",
            WordGroup.Of("unsupported protocol scheme", "no protocol scheme", "invalid url"),
            WordGroup.Of("get ", "post ", "url ", "http")),
    ];
}
