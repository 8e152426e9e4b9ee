using static SupportConsole.Federation.Diagnosis.Topics.TopicSubjects;
using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong with the certificates, the metadata and the ability of a SAML identity provider.</summary>
internal static class SamlProviderTopics
{
    private static readonly WordGroup Tls = WordGroup.Of("tls", "ssl", "https", "handshake", "hostname", "x509", "curl", "pkix");

    public static IReadOnlyList<ErrorTopic> All { get; } =
    [
        new ErrorTopic(
            "saml.cert-expired",
            WordGroup.Of("certificate", "cert "),
            WordGroup.Of(
                "expired", "not yet valid", "not valid yet", "no longer valid", "not valid at", "not currently valid", "validity"))
            .In(OfSaml)
            .Without(Tls),
        new ErrorTopic(
            "saml.decoder",
            WordGroup.Of("certificate", "cert ", "public key", "x509cert", "pem "),
            WordGroup.Of(
                "unable to load", "failed to load", "not load", "cannot load", "unable to parse", "failed to parse", "not parse",
                "cannot parse", "unable to read", "failed to read", "not read", "cannot read", "malformed", "start line", "base64", "asn1",
                "decode"))
            .In(OfSaml.And("idp "))
            .Without(WordGroup.Of("metadata", "private key", "tls", "ssl", "handshake", "https", "keystore", "signature")),
        new ErrorTopic(
            "saml.no-cert",
            WordGroup.Of("certificate", "cert ", "fingerprint", "x509cert"),
            WordGroup.Of(
                "not found", "missing", "required", "not configured", "must be specified", "must be provided", "not set ",
                "not provided", "no certificate", "no cert ", "no fingerprint", "not cert "))
            .In(OfSaml.And("response "))
            .Without(WordGroup.Of("tls", "ssl", "https", "handshake", "hostname", "curl", "pkix", "client cert")),
        new ErrorTopic(
            "saml.thumbprint",
            WordGroup.Of("certificate", "cert ", "fingerprint", "thumbprint", "issuer name registry"),
            Wrong)
            .In(OfSaml)
            .Without(Tls.And("parse", "pem ", "load", "read", "signature", "expire")),
        new ErrorTopic(
            "saml.thumbprint",
            WordGroup.Of("signature", "signed "),
            WordGroup.Of(
                "another key", "different key", "other key", "wrong key", "another certificate", "different certificate",
                "wrong certificate"))
            .In(OfSaml),
        new ErrorTopic(
            "saml.signature",
            WordGroup.Of("signature", "digest"),
            Wrong.And("check", "incorrect"))
            .In(OfSaml.And("response "))
            .Without(SamlRequest.And("id token", "idtoken", "jwt", "jws", "kid ", "access token")),
        new ErrorTopic(
            "saml.issuer",
            WordGroup.Of(
                "metadata for idp", "metadata for entity", "metadata for identity provider",
                "metadata for the identity provider", "metadata of an idp", "metadata for the idp", "metadata of the idp",
                "metadata for the entity", "metadata for issuer"),
            WordGroup.Of("find", "not found", "locate", "retriev", "no metadata", "missing", "unknown", "no such"))
            .Without(WordGroup.Of("expired")),
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
            Unsupported),
        new ErrorTopic(
            "saml.issuer",
            WordGroup.Of("issuer", "entity ", "entityid", "identity provider", "idp "),
            Differs.And("not found", "no "),
            WordGroup.Of("issuer", "entity", "metadata"))
            .In(OfSaml)
            .ButNot(WordGroup.Of("id token", "jwt", "discovery", "oidc", "openid", "open id connect")),
        new ErrorTopic(
            "status.responder",
            WordGroup.Of("status"),
            WordGroup.Of(
                "must have status success", "not success", "was not success", "non success", "unsuccessful", "not successful"))
            .Without(WordGroup.Of("requester", "signature", "encrypt"))
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
            Wrong.And(Unsupported).And(Missing))
            .In(OfSaml.And("identity server")),
    ];
}
