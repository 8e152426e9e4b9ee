using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong in a SAML assertion: the user, the attributes, the signature.</summary>
internal static class SamlAssertionTopics
{
    private static readonly WordGroup Attribute = WordGroup.Of(
        "attribute", "claim", "email ", "emailaddress", "mail ", "first name", "last name", "username ", "user name", "uid ", "upn ",
        "group ");

    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new ErrorTopic(
            "saml.no-user-id",
            WordGroup.Of("nameid", "name id ", "name identifier", "user identifier", "subject identifier", "subject "),
            Missing)
            .In(OfSaml)
            .Without(
                WordGroup.Of(
                    "format", "policy", "attribute", "confirmation", "alternative", "subject assertion", "subject validation",
                    "in response to")),
        new ErrorTopic("saml.no-user-id", WordGroup.Of(
            "user name", "username", "user id ", "userid"), Missing, WordGroup.Of("assertion", "saml response"))
            .Without(WordGroup.Of("attribute", "claim", "metadata")),
        new ErrorTopic(
            "status.name-id-policy",
            WordGroup.Of("nameid", "name id ", "name identifier"),
            WordGroup.Of("format", "policy"),
            Wrong.And(Unsupported))
            .In(OfSaml.And("sso ")),
        new ErrorTopic(
            "saml.no-attributes",
            Attribute,
            Missing.And("required", "expected"))
            .In(OfSaml.And("idp ", "sso "))
            .Without(WordGroup.Of("id token", "userinfo", "jwt", "client ", "scope", "certificate", "metadata")),
        new ErrorTopic(
            "saml.no-attributes",
            WordGroup.Of("attribute", "missing claims"),
            WordGroup.Of("missing", "required", "not found", "could not find", "expected but", "not contain", "no attribute", "no claim"))
            .In(
                OfSaml.And(
                    "error ", "exception", "sso ", "login", "jit ", "create user", "authenticat", "sign in", "single sign"))
            .Without(
                WordGroup.Of(
                    "schema", "element", "xml ", "aud ", "audience", "issuer", "exp ", "nbf ", "iat ", "nonce", "scope"))
            .ButNot(IdToken.And("userinfo", "user info")),
        new ErrorTopic(
            "saml.no-attributes",
            WordGroup.Of("attribute", "claim"),
            WordGroup.Of("incorrect", "invalid", "wrong", "not map", "failed to map", "unable to map", "not be mapped"))
            .In(OfSaml.And("sso "))
            .Without(
                WordGroup.Of(
                    "xml ", "schema", "element", "destination", "recipient", "audience", "issuer", "nameid", "name id", "qualifier",
                    "signature", "version", "inresponseto", "in response to", "consumer", "format", "id attribute", "certificate",
                    "encrypt", "metadata", "status"))
            .ButNot(IdToken.And("userinfo", "user info")),
        new ErrorTopic(
            "saml.several",
            WordGroup.Of("assertions", "signatures"),
            WordGroup.Of("multiple", "more than one", "several", "too many", "found 2"))
            .In(OfSaml),
        new ErrorTopic("saml.several", WordGroup.Of("exactly one", "only one"), WordGroup.Of("found 2", "found 3", "got 2", "contains 2"))
            .In(OfSaml),
        new ErrorTopic(
            "status.no-assertion",
            WordGroup.Of("assertion"),
            Missing.And("exactly one", "expected one", "found 0 "))
            .Without(WordGroup.Of("sign", "recipient", "audience", "subject assertion", "subject validation")),
        new ErrorTopic(
            "saml.unsigned",
            WordGroup.Of(
                "missing signature", "signature missing", "signature is missing", "no signature", "without signature",
                "without a signature", "signature not found", "signature was not found", "unsigned response", "unsigned assertion",
                "unsigned saml"))
            .In(OfSaml.And("response "))
            .Without(SamlRequest.And("algorithm", "logout"))
            .ButNot(WordGroup.Of("id token", "jwt", "jws", "jwk")),
        new ErrorTopic(
            "saml.unsigned",
            WordGroup.Of("signed ", "signature"),
            Missing.And("not signed", "must be signed", "unsigned", "required", "should be signed", "neither "))
            .In(OfSaml.And("response "))
            .Without(SamlRequest.And("key ", "algorithm", "validat", "verif", "match", "valid "))
            .ButNot(WordGroup.Of("id token", "jwt", "jws", "jwk")),
    ];
}
