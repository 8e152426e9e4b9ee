using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>What Auth0 and SAML libraries say about certificates and signatures.</summary>
internal static class Auth0Certificates
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.Auth0Saml,
        new(
            "saml.thumbprint", Customer, Rotation,
            "The identity provider signs with another certificate",
            "The certificate changed at the identity provider, or a wrong one was entered. \"Configured\" is the one in "
            + "Auth0, \"calculated\" the one that signs.",
            "Send us the certificate that the identity provider signs with now.",
            Says(
                "invalid thumbprint", "could not verify certificate against trusted certs", "cert_not_accepted",
                "but that key is not trusted", "id4175", "not recognized by the issuernameregistry")),
        new(
            "saml.decoder", Support, Rotation,
            "Auth0 can't read the stored certificate",
            "The certificate is stored in a form that Auth0 doesn't read.",
            "Replace the certificate in this console. It sends the right form.",
            Says(
                "failed to parse pem block", "failed to decode pem", "is not a valid x509 certificate", "not a valid x.509 certificate",
                "decoder routines::unsupported", "no start line", "pem_read_bio_pubkey failed", "pem_read_bio_x509",
                "the signing certificate is invalid",
                "asn1 encoding routines")),
        new(
            "saml.no-cert", Support, Rotation,
            "No signing certificate is stored",
            "The connection has no certificate, and the response carries none.",
            "Enter the identity provider's signing certificate.",
            Says(
                "response_fingerprint",
                "did not find certificate for validating",
                "options.cert must be specified", "cert_or_fingerprint_not_found", "cert is required", "no embedded signing certificate",
                "you should set either a base64 encoded certificate or the thumbprints")),
        new(
            "saml.cert-expired", Customer, Rotation,
            "The signing certificate is not valid today",
            "The identity provider signs with a certificate that has expired or is not valid yet.",
            "Create a new signing certificate at the identity provider and send it to us before you activate it.",
            Says(
                "idp certificate is expired", "idp certificate has expired", "idp's certificate has expired",
                "identity provider's certificate has expired",
                "signing certificate is not currently valid", "signing certificate has expired", "signing certificate is expired",
                "signing certificate expired")),
        new(
            "saml.algorithm", Customer, Rotation,
            "Auth0 can't verify this kind of signature",
            "The response is signed with an elliptic curve key. Auth0 verifies RSA signatures only.",
            "Sign with an RSA key and SHA-256, and send us the new certificate.",
            Says(
                "signature algorithm … is not supported", "ecdsa-sha256", "ecdsa-sha384", "ecdsa-sha512",
                "unsupported signature algorithm")),
        new(
            "saml.our-signature", Support, Settings,
            "The identity provider can't verify our signed request",
            "It holds another certificate of ours, or our signing key has expired.",
            "Compare the certificate at the identity provider with the one in the hand-off. If they differ, send the hand-off "
            + "again.",
            Says(
                "unable to verify the signature", "request signature is invalid", "invalid request signature",
                "signature of the request could not be verified", "saml_signature_invalid",
                "signature of the authnrequest is invalid", "invalid signature in authnrequest",
                "authnrequest signature is invalid", "invalid signature on authnrequest", "signature of authnrequest")),
        new(
            "saml.several", Customer, HandOff,
            "The response holds more than one assertion or signature",
            "Auth0 accepts a response with one assertion and one signature on each.",
            "Send one assertion in each response, and sign it once.",
            Says(
                "signature wrapping",
                "more than one assertion",
                "signature was found more than one time", "can contain only one assertion",
                "can contain only one encryptedassertion", "samlresponse should be unique",
                "multiple assertions", "found … signatures. expected one")),
        new(
            "saml.unsigned", Customer, HandOff,
            "The response is not signed",
            "The identity provider signs neither the response nor the assertion.",
            "Sign the assertion or the response, with SHA-256.",
            Says(
                "exactly one signature in the response element",
                "signature element not found", "no signature element", "cannot find a signature",
                "signature is missing", "neither the response nor the assertion", "are not signed",
                "no signature found. saml response rejected", "response is not signed",
                "assertion is not signed", "must contain a signature", "missing signature",
                "is not signed and the sp requires it", "is not signed and contains unsigned")),
        new(
            "saml.signature", Customer, Rotation,
            "The signature doesn't match the certificate",
            "The response is signed with another key than the certificate in Auth0, with a hash that Auth0 doesn't accept, or "
            + "was changed on its way.",
            "Send us the certificate that signs now. Sign with SHA-256, and let no proxy rewrite the response.",
            Says(
                "expected enveloped and c14n transforms", "digest does not match", "digest values do not match",
                "digest value mismatch", "could not validate signature", "signature check errors",
                "signature validation failed. saml response rejected", "invalid document signature", "invalid signature",
                "signature validation failed", "bad signature", "signature could not be verified", "fingerprint mismatch",
                "digest mismatch", "signature verification failed", "unable to validate saml", "failed to verify signature",
                "failed_to_verify_signature", "err_failed_to_verify_signature", "unable to validate signature",
                "could not verify … signature", "failed to validate signature",
                "unable to establish security of incoming assertion", "reference validation failed")
                .ButNot(
                    "idx10", "jwt", "id token", "id_token", "access token", "logout response", "logout request", "logout_response",
                    "logout_request", "logoutresponse", "logoutrequest", "auth.slo", "oidc:", "authnrequest signature",
                    "request signature", "signature of the request", "signature of received authentication request",
                    "signature on authnrequest", "signature of authnrequest")));
}
