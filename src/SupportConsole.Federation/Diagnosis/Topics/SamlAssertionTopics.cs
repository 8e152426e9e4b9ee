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
            .Without(WordGroup.Of("format", "policy", "attribute", "confirmation", "alternative")),
        new ErrorTopic(
            "status.name-id-policy",
            WordGroup.Of("nameid", "name id "),
            WordGroup.Of("format", "policy"),
            Wrong.And(Unsupported))
            .In(OfSaml),
        new ErrorTopic(
            "saml.no-attributes",
            Attribute,
            Missing.And("required", "expected"))
            .In(OfSaml.And("idp ", "sso "))
            .Without(WordGroup.Of("id token", "userinfo", "jwt", "client ", "scope", "certificate", "metadata")),
        new ErrorTopic(
            "saml.no-attributes",
            WordGroup.Of("attribute", "claim"),
            WordGroup.Of(
                "missing", "required", "not found", "could not find", "expected but", "not contain", "doesnt contain",
                "no attribute", "no claim"))
            .In(
                OfSaml.And(
                    "error ", "exception", "sso ", "login", "jit ", "create user", "authenticat", "sign in", "single sign"))
            .Without(
                WordGroup.Of(
                    "schema", "element", "xml ", "aud ", "audience", "issuer", "exp ", "nbf ", "iat ", "nonce", "scope"))
            .ButNot(IdToken.And("userinfo", "user info")),
        new ErrorTopic(
            "status.no-assertion",
            WordGroup.Of("assertion"),
            Missing.And("exactly one", "expected one"))
            .Without(WordGroup.Of("sign", "recipient", "audience")),
        new ErrorTopic(
            "saml.unsigned",
            WordGroup.Of("signed ", "signature"),
            Missing.And("not signed", "must be signed", "isnt signed", "unsigned", "required", "should be signed"))
            .In(OfSaml)
            .Without(SamlRequest.And("key ", "algorithm", "validat", "verif", "match"))
            .ButNot(WordGroup.Of("id token", "jwt")),
    ];
}
