using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What several topics are about.</summary>
internal static class TopicSubjects
{
    public static readonly WordGroup Person = WordGroup.Of("user ", "users ", "account ", "you ", "person ", "member ");

    public static readonly WordGroup SingleSignOn = OfSaml.And(
        "sso ", "single sign", "oidc", "oauth", "openid", "sign in", "signing in", "login", "log in", "access denied",
        "identity provider", "idp ");

    public static readonly WordGroup OtherIssuer = WordGroup.Of(
        "not issued by", "issued by a different", "issued by another", "issued by an un", "issued by the wrong");

    /// <summary>Asking the token endpoint for tokens.</summary>
    public static readonly WordGroup TokenCall = WordGroup.Of(
        "token endpoint", "token exchange", "token request", "token response", "exchange code", "exchange the code", "code exchange",
        "exchanging", "fetch token", "fetch access token", "get token", "get access token", "getting token", "getting access token",
        "obtain token", "acquire token", "acquire id token", "token from code", "tokens from code", "redeem code",
        "redeem the code", "obtain access token", "retrieve token", "retrieve access token", "retrieving token");
}
