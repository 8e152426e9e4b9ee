using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong with what the browser keeps during a sign-in.</summary>
internal static class OidcStateTopics
{
    private static readonly WordGroup State = WordGroup.Of(
        "state parameter", "message state", "state property", "state cookie", "state mismatch", "state not found",
        "state not valid", "state has expired", "state expired", "state could not", "state is missing", "state missing",
        "state does not", "state did not", "invalid state", "missing state", "missing saved state", "initial state", "saved state",
        "state is null", "state is empty", "state was null", "state null", "state value", "state required", "state received",
        "state argument", "state in the", "state in callback", "state not equal", "state was not", "state has been",
        "state is invalid", "state is not", "state not present", "state not in", "state cannot", "unknown state", "bad state",
        "authorization state", "authentication state", "login state", "no matching state", "oauth state", "login session",
        "login cookie", "determine state", "verify state", "validate state");

    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new(
            "auth0.state",
            WordGroup.Of("correlation fail", "correlation cookie", "correlation state", "correlation property", "csrf")),
        new("auth0.state", State, Wrong.And(Missing).And("expired", "lost")),
        new ErrorTopic(
            "auth0.state",
            WordGroup.Of(
                "no session", "session not found", "session was not found", "session is missing", "missing session", "matching session",
                "session cookie", "session could not be found", "no login session", "no auth session", "login attempt",
                "session for this request"),
            Missing.And("lost", "no session", "no matching", "no login", "no auth"))
            .In(WordGroup.Of("oidc", "openid", "oauth", "callback", "saml", "sso ", "sign in ", "signin"))
            .Without(WordGroup.Of("logout", "database", "ldap", "refresh")),
        new ErrorTopic(
            "auth0.state",
            WordGroup.Of(
                "oauth2 state", "oauth state", "auth state", "callback state", "parsing state", "parse state", "decode state",
                "state token"),
            Wrong.And(Missing).And("expired", "lost", "parsing"))
            .In(WordGroup.Of("oidc", "openid", "oauth", "callback", "sso ", "sign in", "login"))
            .Without(WordGroup.Of(
                "database", "terraform", "state error", "connection state", "cluster", "health", "machine", "invalid grant")),
    ];
}
