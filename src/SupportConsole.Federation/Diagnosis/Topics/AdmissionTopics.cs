using static SupportConsole.Federation.Diagnosis.Topics.TopicSubjects;

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
                "not verified", "isnt verified", "unverified", "not been verified", "not confirmed", "isnt confirmed", "not been confirmed",
                "must be verified", "must be confirmed"))
            .Without(WordGroup.Of("signature")),
        new ErrorTopic(
            "auth0.email-domain",
            WordGroup.Of("domain", "email address", "email "),
            WordGroup.Of(
                "not allowed", "isnt allowed", "not permitted", "not whitelisted", "not in allowed", "not in the allow", "not accepted",
                "not in the list of allowed", "unauthorized", "not authorized", "not an allowed"),
            WordGroup.Of("domain", "allowed email", "allow list", "allowlist", "whitelist"))
            .In(SingleSignOn)
            .Without(WordGroup.Of("callback", "redirect", "origin", "cors", "cookie", "url ", "uri ")),
        new ErrorTopic(
            "idp.not-assigned",
            WordGroup.Of("role ", "roles ", "group ", "groups ", "member of", "membership", "team ", "teams "),
            WordGroup.Of(
                "not have a valid", "no valid", "not in ", "isnt in", "not a member", "not member", "none of the", "required role",
                "required group", "required org", "not have the", "not have any", "doesnt have", "not belong", "no role", "match user"),
            Person)
            .In(SingleSignOn)
            .Without(WordGroup.Of("attribute", "claim", "client ", "scope", "template")),
    ];
}
