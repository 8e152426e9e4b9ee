using static SupportConsole.Federation.Diagnosis.Topics.TopicSubjects;
using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong with the metadata and the ability of a SAML identity provider.</summary>
internal static class SamlProviderTopics
{
    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new ErrorTopic(
            "saml.issuer",
            WordGroup.Of("metadata"),
            WordGroup.Of(
                "not found for", "not found in metadata", "no metadata for", "no metadata found for", "not find metadata",
                "cannot find metadata", "find any metadata", "unable to find metadata", "not locate metadata",
                "unable to locate metadata"),
            WordGroup.Of("entity", "issuer", "idp ", "identity provider", "provider", "peer"))
            .Without(WordGroup.Of("oidc", "openid", "discovery", "url ", "binding", "consumer", "sp ")),
        new ErrorTopic(
            "saml.issuer",
            WordGroup.Of(
                "metadata for idp", "metadata for entity", "metadata for identity provider", "metadata for the identity provider",
                "metadata of an idp", "metadata for the idp", "metadata of the idp", "metadata for the entity",
                "metadata for issuer"),
            WordGroup.Of("find", "not found", "locate", "retriev", "no metadata", "missing", "unknown", "no such"))
            .Without(WordGroup.Of("expired")),
        new ErrorTopic("saml.metadata", WordGroup.Of("metadata"), WordGroup.Of("404", "403", "500", "not ok", "non ok", "status code"))
            .Without(WordGroup.Of("oidc", "openid", "discovery", "oauth")),
        new ErrorTopic(
            "saml.metadata",
            WordGroup.Of("in metadata", "in the metadata", "in idp metadata", "from metadata", "from the metadata"),
            Missing.And(Unsupported))
            .Without(WordGroup.Of("oidc", "openid", "discovery", "consumer", "acs ", "sp ", "entity", "issuer", "peer")),
        new ErrorTopic(
            "saml.metadata",
            WordGroup.Of("metadata"),
            Wrong.And("error ", "expired", "xml", "parse", "parsing", "retriev", "fetch", "download", "load"),
            WordGroup.Of(
                "saml", "idp", "identity provider", "lasso", "entity", "opensaml", "xmltooling", "federation", "sso "))
            .Without(WordGroup.Of("not found", "locate", "no metadata", "oidc", "openid", "discovery")),
        new ErrorTopic("saml.issuer", OtherIssuer).In(OfSaml).ButNot(WordGroup.Of("id token", "idtoken", "jwt", "oidc", "openid")),
        new ErrorTopic(
            "saml.idp-initiated",
            WordGroup.Of("idp initiated", "identity provider initiated"),
            Unsupported.And("unsolicited", "not expected")),
        new ErrorTopic(
            "saml.issuer",
            WordGroup.Of("issuer", "entity ", "entityid", "identity provider", "idp "),
            Differs.And("not found", "no "),
            WordGroup.Of("issuer", "entity", "metadata"))
            .In(OfSaml.And("response "))
            .Without(SamlRequest.And("service provider", "sp "))
            .ButNot(WordGroup.Of("id token", "jwt", "discovery", "oidc", "openid", "open id connect")),
        new ErrorTopic(
            "status.responder",
            WordGroup.Of("status"),
            WordGroup.Of("must have status success", "not success", "non success", "unsuccessful", "not successful"))
            .Without(Logout.And("requester", "signature", "encrypt"))
            .In(OfSaml),
        new ErrorTopic("status.unsupported-binding", WordGroup.Of("binding"), Unsupported.And("wrong", "invalid")).In(OfSaml),
        new("status.unsupported-binding", WordGroup.Of("single sign on service", "singlesignonservice"), Missing.And(Unsupported)),
        new ErrorTopic(
            "shibboleth.unregistered",
            WordGroup.Of("service provider", "relying party", "sp entity"),
            WordGroup.Of("not registered", "not known", "unknown", "not recogni", "unregistered", "no such", "not found"))
            .In(OfSaml)
            .Without(WordGroup.Of("registration", "certificate", "attribute", "signature", "user ", "role")),
        new ErrorTopic(
            "status.no-authn-context",
            WordGroup.Of("authn context", "authentication context", "authncontext", "authentication type"),
            Wrong.And(Unsupported).And(Missing).And(Differs))
            .In(OfSaml.And("identity server")),
    ];
}
