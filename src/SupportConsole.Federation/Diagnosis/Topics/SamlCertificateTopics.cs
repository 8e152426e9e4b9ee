using static SupportConsole.Federation.Diagnosis.Topics.TopicWords;

namespace SupportConsole.Federation.Diagnosis.Topics;

/// <summary>What may be wrong with the certificate and the signature of a SAML identity provider.</summary>
internal static class SamlCertificateTopics
{
    private static readonly WordGroup Tls = WordGroup.Of(
        "tls", "ssl", "https", "handshake", "hostname", "x509 certificate signed", "x509 certificate has", "x509 certificate is",
        "curl", "pkix");

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
                "cannot parse", "unable to read", "failed to read", "not read", "cannot read", "malformed", "start line", "base64",
                "asn1", "decode"))
            .In(OfSaml.And("idp "))
            .Without(WordGroup.Of("metadata", "private key", "tls", "ssl", "handshake", "https", "keystore", "signature")),
        new ErrorTopic(
            "saml.decoder",
            WordGroup.Of(
                "parse certificate", "parse the certificate", "load certificate", "decode certificate",
                "certificate could not be parsed"),
            Wrong.And("too big", "too long", "error "))
            .Without(WordGroup.Of("private key", "tls", "ssl", "handshake", "https", "keystore", "client cert", "server cert")),
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
            WordGroup.Of("certificate", "cert ", "certs ", "fingerprint", "thumbprint", "public key", "signing key", "verification key"),
            WordGroup.Of(
                "mismatch", "not match", "different than", "different from", "differs", "not the expected", "not the stored",
                "not the configured"))
            .Without(Tls.And("host", "name ", "names ", "secret", "client ", "private key", "request", "domain", "chain"))
            .ButNot(IdToken.And("metadata")),
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
    ];
}
