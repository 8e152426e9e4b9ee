using static SupportConsole.Federation.Diagnosis.Topics.TopicSubjects;
using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong with the client, its requests and the discovery document of OpenID Connect.</summary>
internal static class OidcClientTopics
{
    /// <summary>The names of the standard, which say more than that a request failed.</summary>
    private static readonly WordGroup StandardNames = WordGroup.Of(
        "invalid grant", "invalid client", "invalid request", "invalid scope", "unauthorized client", "unsupported grant",
        "unsupported response");

    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new ErrorTopic(
            "oidc.redirect",
            WordGroup.Of(
                "redirect uri", "redirect url", "redirecturi", "redirection uri", "callback url", "callback uri", "reply url",
                "return url"),
            Wrong.And(
                Unsupported)
                .And(
                    "not registered", "not whitelisted", "not in the", "not listed", "must be", "must match", "must exactly",
                    "unauthorized"))
            .Without(WordGroup.Of("logout", "grant ", "code "))
            .ButNot(WordGroup.Of("invalid grant")),
        new ErrorTopic(
            "oidc.invalid-client",
            WordGroup.Of("client secret", "clientsecret", "client credential", "client authentication", "secret "),
            Wrong.And("expired", "unauthorized"))
            .Without(WordGroup.Of("load", "read ", "decrypt")),
        new ErrorTopic(
            "oidc.unauthorized-client",
            WordGroup.Of("client ", "application "),
            WordGroup.Of("not authorized to", "not allowed to use", "not permitted to", "unauthorized to", "not allowed to request"),
            WordGroup.Of("grant", "flow", "response type", "authorization code", "code "))
            .Without(WordGroup.Of("user ", "scope", "request response type")),
        new("oidc.invalid-client", TokenCall, WordGroup.Of("401", "unauthorized")),
        new("auth0.discovery", TokenCall, WordGroup.Of("404", "405", "html", "not found")),
        new ErrorTopic(
            "auth0.obtain-token",
            WordGroup.Of("token response", "token endpoint", "status code"),
            WordGroup.Of("json", "not indicate success"))
            .In(WordGroup.Of("status code 400", "success 400"))
            .ButNot(WordGroup.Of("user info", "userinfo", "jwks", "discovery")),
        new ErrorTopic("auth0.obtain-token", TokenCall, WordGroup.Of("400 ", "bad request"))
            .ButNot(StandardNames.And("redirect uri")),
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
                "no client with", "no application with", "not recogni", "not found", "not registered", "not exist", "no such",
                "not be found", "deleted", "unknown client", "invalid client id", "not known", "unrecognized"))
            .In(IdToken.And("client ", "app registration"))
            .Without(WordGroup.Of("secret", "http client", "certificate", "user ", "page", "route")),
        new ErrorTopic(
            "oidc.invalid-scope",
            WordGroup.Of("scope "),
            WordGroup.Of(
                "invalid", "unknown", "not allowed", "not supported", "unsupported", "not permitted", "not configured", "not known",
                "not defined", "not exist", "not valid", "not granted"))
            .In(OfOidc.And("authorization server", "client", "scopes")),
        new ErrorTopic(
            "oidc.consent-required",
            WordGroup.Of("consent", "admin approval", "administrator approval"),
            WordGroup.Of("required", "need", "not consented", "missing", "must ", "has not", "not been")),
        new ErrorTopic(
            "oidc.invalid-grant",
            WordGroup.Of("authorization code", "auth code", "code verifier"),
            Wrong.And("expired", "already", "used ")),
        new ErrorTopic(
            "auth0.discovery",
            WordGroup.Of(
                "discovery", "well known", "wellknown", "openid configuration", "provider metadata", "provider configuration",
                "oidc metadata", "jwks", "query provider", "oidc provider", "openid provider", "token endpoint"),
            Wrong.And(
                "error ", "404", "not found", "is missing", "missing ", "not contain", "unsupported protocol", "decode", "parse",
                "405", "html"))
            .ButNot(StandardNames),
        new ErrorTopic("auth0.discovery", WordGroup.Of("oidc ", "openid "), WordGroup.Of("404 "))
            .Without(WordGroup.Of("user ", "page", "logout")),
        new ErrorTopic(
            "auth0.discovery",
            WordGroup.Of("json"),
            WordGroup.Of("parse", "parsing", "decode", "not valid", "invalid", "malformed", "unexpected", "expected near"))
            .In(WordGroup.Of("oidc", "openid", "discovery", "jwks", "well known", "token endpoint", "token response"))
            .Without(WordGroup.Of("id token", "idtoken", "jwt", "jws", "payload")),
        new ErrorTopic("auth0.obtain-token", TokenCall, Wrong.And("error ", "denied", "forbidden", "403 "))
            .ButNot(StandardNames.And("identity of the caller")),
        new ErrorTopic(
            "oidc.cancelled",
            WordGroup.Of("cancel", "user denied", "user declined", "user has denied", "denied by the user", "declined by the user"),
            TopicSubjects.Person.And("sign in", "signin", "login", "log in", "authentication", "consent"))
            .In(SingleSignOn)
            .Without(WordGroup.Of("request was cancel", "task", "operation", "context cancel", "subscription", "cancellation token")),
        new(
            "auth0.discovery",
            WordGroup.Of("unsupported protocol scheme", "no protocol scheme", "invalid url"),
            WordGroup.Of("get ", "post ", "url ", "http")),
    ];
}
