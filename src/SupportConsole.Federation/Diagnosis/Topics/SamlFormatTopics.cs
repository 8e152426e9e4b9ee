using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong with the form of a SAML message.</summary>
internal static class SamlFormatTopics
{
    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new ErrorTopic(
            "saml.not-saml",
            WordGroup.Of("xml ", "element ", "child element", "sax parse", "prolog", "root element", "dom ", "document "),
            WordGroup.Of(
                "content is not allowed", "missing child", "missing root", "not well formed", "not wellformed", "premature end",
                "start tag", "schema", "malformed", "not expected", "unexpected element", "unexpected end", "parse error",
                "parse exception", "failed to parse", "could not parse", "unable to parse"))
            .In(OfSaml)
            .Without(WordGroup.Of("metadata", "certificate", "signature", "html template")),
        new ErrorTopic(
            "saml.not-saml",
            WordGroup.Of("protocol profile", "protocol message"),
            Unsupported.And("invalid", "not valid"))
            .In(OfSaml),
        new ErrorTopic("saml.not-saml", WordGroup.Of("saml version", "protocol version"), Differs.And(Unsupported)).In(OfSaml),
        new ErrorTopic(
            "saml.not-saml",
            WordGroup.Of("inflate", "deflate", "zlib", "gzip", "base64"),
            Wrong.And("error ", "incorrect header"))
            .In(OfSaml)
            .Without(WordGroup.Of("certificate", "key ", "metadata", "pem ")),
        new ErrorTopic(
            "saml.not-saml",
            WordGroup.Of("saml response "),
            WordGroup.Of(
                "missing", "not found", "no saml response", "is empty", "not present", "not receive", "not in the request", "malformed",
                "not parse", "unable to parse", "failed to parse", "not valid xml", "invalid xml"))
            .Without(
                WordGroup.Of(
                    "signature", "signed", "assertion", "attribute", "nameid", "name id", "subject", "certificate", "issuer", "audience",
                    "destination", "claim", "user ", "inresponseto", "status", "email")),
    ];
}
