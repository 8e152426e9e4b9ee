using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong in a SAML message.</summary>
internal static class SamlMessageTopics
{
    private static readonly WordGroup Message = WordGroup.Of("saml", "assertion", "response ", "lasso");

    private static readonly WordGroup Time = WordGroup.Of(
        "not yet valid", "no longer valid", "not valid yet", "too old", "in the future", "expired", "clock", "time skew", "timing",
        "not on or after", "notonorafter", "not before", "notbefore", "too early", "stale");

    private static readonly WordGroup OtherThings = WordGroup.Of(
        "certificate", "cert ", "secret", "password", "cookie", "metadata", "id token", "jwt", "page", "access token", "refresh token",
        "link ", "code ", "license", "client assertion");

    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new ErrorTopic(
            "saml.logout",
            Logout,
            Wrong.And(Missing).And("error ", "without ", "problem", "not success"))
            .In(OfSaml.And("logout request", "logout response", "idp "))
            .Without(WordGroup.Of("logout service", "post logout", "logout button")),
        new ErrorTopic(
            "saml.decrypt",
            WordGroup.Of(
                "decrypt", "encrypted assertion", "encrypted data", "encrypted key", "encryption algorithm",
                "encryption method"),
            Wrong.And(Missing).And(Unsupported).And("error ", "private key"))
            .Without(WordGroup.Of("found 0 ", "id token", "idtoken", "jwt", "jwe")),
        new ErrorTopic(
            "saml.algorithm",
            WordGroup.Of("signature algorithm", "signature method", "signing algorithm", "digest algorithm", "sig alg"),
            Unsupported.And("weak", "deprecated", "expected"))
            .ButNot(IdToken),
        new ErrorTopic(
            "saml.our-signature",
            WordGroup.Of("signature", "signed "),
            SamlRequest,
            Wrong)
            .Without(WordGroup.Of("saml response", "assertion")),
        new ErrorTopic(
            "saml.request-unsigned",
            SamlRequest,
            WordGroup.Of("not signed", "must be signed", "should be signed", "to be signed", "unsigned", "requires sign")),
        new ErrorTopic(
            "saml.expired",
            Time,
            Message.And("idp ", "authentication statement", "subject confirmation", "conditions", "issueinstant", "authn statement"))
            .Without(OtherThings),
        new(
            "saml.expired",
            WordGroup.Of("notonorafter", "issueinstant", "issue instant"),
            Wrong.And(Time).And("past ", "before ", "after ")),
        new ErrorTopic(
            "saml.expired",
            WordGroup.Of(
                "not yet valid", "not valid yet", "in the future", "not before", "notbefore", "notonorafter", "clock", "timestamp",
                "time stamp", "too early", "instant"),
            Wrong.And(Time))
            .In(OfSaml)
            .Without(OtherThings)
            .ButNot(IdToken),
        new(
            "saml.in-response-to",
            WordGroup.Of("inresponseto", "subject in response to"),
            Wrong.And(Missing).And("not expected", "none of")),
        new ErrorTopic(
            "saml.in-response-to",
            WordGroup.Of("in response to", "unsolicited", "request id", "requestid"),
            Wrong.And(Missing).And("not allowed", "not expected", "did not", "none of"))
            .In(OfSaml.And("idp "))
            .Without(WordGroup.Of("idp initiated", "identity provider initiated")),
        new("saml.idp-initiated", WordGroup.Of("relaystate", "relay state"), WordGroup.Of("not found", "no relay", "missing", "lost")),
        new("saml.in-response-to", WordGroup.Of("relaystate", "relay state"), Wrong.And(Missing)),
        new ErrorTopic(
            "saml.audience",
            WordGroup.Of("audience"),
            Differs.And("condition", "has no ", "no audience", "missing"))
            .In(OfSaml)
            .Without(WordGroup.Of("id token", "jwt", "access token", "client id")),
        new ErrorTopic("saml.destination", WordGroup.Of("destination"), Differs.And("empty", "error ")).In(OfSaml.And("response ")),
        new ErrorTopic(
            "saml.recipient",
            WordGroup.Of("recipient", "subject confirmation", "subject assertion", "subject validation", "response was received"),
            Differs.And("no valid", "no bearer", "no matching", "unable to locate", "not found", "not have any valid"))
            .In(OfSaml.And("response "))
            .Without(WordGroup.Of("email ", "mail ")),
        new(
            "shibboleth.endpoint",
            WordGroup.Of("consumer url", "consumer service", "acs ", "acs url", "peer endpoint"),
            Missing.And("not in metadata", "not in the ", "not in sp ", "not registered", "not allowed")),
        new("authentik.acs", WordGroup.Of("consumer url", "consumer service", "acs url"), Differs),
        new ErrorTopic("simplesaml.no-request", SamlRequest, Missing).Without(WordGroup.Of("sign", "certificate", "element")),
        new ErrorTopic("saml.expired", WordGroup.Of("replay", "already been used", "already used", "already consumed"))
            .In(OfSaml)
            .Without(WordGroup.Of("code ", "email", "account", "user ", "prevent", "cache"))
            .ButNot(IdToken),
    ];
}
