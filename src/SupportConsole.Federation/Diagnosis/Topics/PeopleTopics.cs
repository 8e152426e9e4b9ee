using static SupportConsole.Federation.Diagnosis.Topics.TopicSubjects;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong with the person who signs in, at the identity provider.</summary>
internal static class PeopleTopics
{
    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new ErrorTopic(
            "idp.not-assigned",
            WordGroup.Of(
                "not assigned", "not been assigned", "not been granted", "not granted", "not allowed to use", "not authorized",
                "not authorised", "no access", "not have access", "not entitled", "not permitted", "not have permission"),
            Person,
            WordGroup.Of("application", "app ", "service ", "access", "to use "))
            .Without(WordGroup.Of("client ", "api ", "grant type", "resource", "relying party")),
        new ErrorTopic(
            "idp.not-assigned",
            WordGroup.Of("unauthorized to", "not authorized to", "not be authorized to"),
            WordGroup.Of("login", "log in", "sign in", "sso ", "access"))
            .In(SingleSignOn)
            .Without(WordGroup.Of("client ", "api ", "scope", "grant", "redirect", "token"))
            .ButNot(WordGroup.Of("idp initiated")),
        new ErrorTopic(
            "entra.53003",
            WordGroup.Of("conditional access"),
            WordGroup.Of("block", "fail", "denied", "not allow", "not meet", "require", "prevent"))
            .ButNot(WordGroup.Of("jump cloud", "jumpcloud", "okta", "one login", "onelogin", "ping one", "pingone")),
        new ErrorTopic(
            "idp.policy",
            WordGroup.Of("policy", "policies"),
            WordGroup.Of("sign in", "signin", "login", "log in", "authentication", "user access", "conditional access"),
            WordGroup.Of("block", "denied", "denies", "deny", "not allow", "not meet", "prevent", "reject"))
            .Without(WordGroup.Of("nameid", "name id ", "cors", "content security", "security policy exception")),
        new("idp.account", WordGroup.Of([.. Stopped("account "), .. Stopped("user ")])),
        new(
            "idp.mfa",
            WordGroup.Of("mfa ", "multi factor", "multifactor", "second factor", "two factor", "2fa ", "two step"),
            WordGroup.Of(
                "required", "fail", "not complet", "not enrol", "denied", "timed out", "rejected", "must ", "expired", "cancel")),
    ];

    /// <summary>Such as "account has been locked".</summary>
    private static IEnumerable<string> Stopped(string noun) =>
        from verb in (string[])["", "is ", "was ", "has been ", "is temporarily ", "is currently "]
        from state in (string[])["disabled", "locked", "suspended", "deactivated", "deprovisioned", "inactive"]
        select noun + verb + state;
}
