using static SupportConsole.Federation.Diagnosis.Topics.TopicSubjects;
using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What is likely where a text doesn't tell SAML from OpenID Connect. It comes last.</summary>
internal static class BareTopics
{
    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new ErrorTopic("saml.signature", WordGroup.Of("signature"), Wrong.And("check", "incorrect"))
            .Without(SamlRequest.And("kid ", "token", "api ", "webhook", "commit", "package", "image", "release", "hmac"))
            .ButNot(IdToken.And("callback code")),
        new ErrorTopic("saml.issuer", WordGroup.Of("issuer"), WordGroup.Of("invalid", "untrusted", "unknown", "mismatch", "not trust"))
            .In(SingleSignOn.And("error code"))
            .Without(WordGroup.Of("certificate", "cert "))
            .ButNot(IdToken.And("token")),
        new("saml.expired", WordGroup.Of("invalid conditions", "conditions not met", "conditions invalid", "condition not met")),
        new ErrorTopic(
            "auth0.no-id-token",
            WordGroup.Of("claim"),
            WordGroup.Of(
                "verification fail", "missing", "required", "not found", "could not find", "not contain", "not present", "no claim",
                "empty"))
            .In(SingleSignOn.And("error ", "authenticat", "token ", "claims "))
            .Without(WordGroup.Of("aud ", "audience", "issuer", "insurance", "attribute"))
            .ButNot(OfSaml),
    ];
}
