using static SupportConsole.Federation.Diagnosis.Topics.TopicSubjects;
using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What an application may require of the person who signs in.</summary>
internal static class AdmissionTopics
{
    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new ErrorTopic(
            "auth0.email-verify",
            WordGroup.Of("email "),
            WordGroup.Of(
                "not verified", "unverified", "not been verified", "not confirmed", "not been confirmed", "must be verified",
                "must be confirmed"))
            .Without(WordGroup.Of("signature")),
        new ErrorTopic(
            "auth0.email-domain",
            WordGroup.Of("domain", "email address", "email "),
            WordGroup.Of(
                "not allowed", "not permitted", "not whitelisted", "not in allowed", "not in the allow", "not accepted",
                "not in the list of allowed", "unauthorized", "not authorized", "not an allowed", "not one of the"),
            WordGroup.Of("domain", "allowed email", "allow list", "allowlist", "whitelist"))
            .In(SingleSignOn)
            .Without(WordGroup.Of("callback", "redirect", "origin", "cors", "cookie", "url ", "uri ")),
        new ErrorTopic(
            "auth0.email-domain",
            WordGroup.Of("email domain", "domain of the email", "domain of your email", "hosted domain"),
            Differs)
            .In(SingleSignOn),
        new ErrorTopic(
            "auth0.not-enabled",
            WordGroup.Of("login provider", "identity provider", "idp ", "sso provider", "sso connection", "auth provider"),
            WordGroup.Of("not allowed", "not enabled", "is disabled", "was disabled", "not permitted", "not active", "is inactive"))
            .In(SingleSignOn)
            .Without(
                WordGroup.Of(
                    "initiated", "signature", "algorithm", "nameid", "name id", "binding", "user ", "users ", "account", "scope", "grant",
                    "response", "request", "redirect", "certificate", "domain", "logout")),
        new ErrorTopic(
            "idp.not-assigned",
            WordGroup.Of(
                "role ", "roles ", "group ", "groups ", "member of", "membership", "team ", "teams ", "organization ",
                "organisation ", "tenant "),
            WordGroup.Of(
                "not have a valid", "no valid", "not in ", "not a member", "not member", "none of the", "required role",
                "required group", "required org", "not have the", "not have any", "does not have", "not belong", "no role",
                "match user"),
            Person)
            .In(SingleSignOn)
            .Without(WordGroup.Of("attribute", "claim", "client ", "scope", "template")),
    ];
}
