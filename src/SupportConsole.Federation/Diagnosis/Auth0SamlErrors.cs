using System.Text.RegularExpressions;
using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>Auth0's texts about SAML.</summary>
internal static class Auth0SamlErrors
{
    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        Entry(
            "saml.thumbprint", "invalid thumbprint", "The IdP signs with another certificate",
            "The certificate was rotated at the IdP, or a wrong one was put in: configured is the one in Auth0, calculated the one the IdP signs with.",
            "Send the certificate that the identity provider signs with now.",
            Customer, Rotation, "Auth0 documentation: SAML errors",
            "Invalid thumbprint (configured: 3FA0000000000000000000000000000000000001. calculated: 3FA0000000000000000000000000000000000002)"),
        Entry(
            "saml.decoder", "DECODER routines::unsupported|PEM routines.{0,40}no start line", "Auth0 cannot read the stored certificate",
            "The certificate is stored in a form that Auth0 does not read.",
            "Put the certificate in again through the console, which sends the right form.",
            Support, Rotation, "Auth0 community thread 121425",
            "error:1E08010C:DECODER routines::unsupported"),
        Entry(
            "saml.no-cert", "options\\.cert must be specified|no embedded signing certificate", "No signing certificate is stored",
            "The connection has no certificate and the response carries none.",
            "Put in the IdP's signing certificate.",
            Support, Rotation, "auth0/passport-wsfed-saml2: the library's messages",
            "options.cert must be specified for SAMLResponses with no embedded signing certificate"),
        Entry(
            "saml.unsigned", "signature is missing|neither the (response|assertion)|are not signed", "The response is not signed",
            "The IdP signs neither the response nor the assertion.",
            "Sign the assertion or the response, with SHA-256.",
            Customer, HandOff, "Auth0 documentation: SAML errors",
            "Signature is missing (xpath: /samlp:Response)"),
        Entry(
            "saml.signature", "could not validate signature|signature check errors|invalid signature", "The signature does not hold",
            "The response was altered, signed by another key, or with an algorithm that is not accepted.",
            "Sign with SHA-256 and the certificate that support holds; let nothing rewrite the response on its way.",
            Customer, Rotation, "Auth0 documentation: SAML errors",
            "Signature check errors: invalid signature: for uri #_1 calculated digest is X but the xml to validate supplies digest Y"),
        Entry(
            "saml.audience", "audience is invalid|audience.{0,30}(mismatch|not match)", "The audience is not ours",
            "The IdP names another entity ID than ours.",
            "Set the SP entity ID (audience) to the value in the hand-off.",
            Customer, HandOff, "Auth0 documentation: SAML errors",
            "Audience is invalid. Configured: urn:auth0:influx:acme"),
        Entry(
            "saml.recipient", "recipient is invalid", "The recipient is not our callback",
            "The ACS URL was entered differently: other host, or without the query.",
            "Set ACS and recipient to the callback in the hand-off.",
            Customer, HandOff, "Auth0 documentation: SAML errors",
            "Recipient is invalid. Configured: https://auth.example/login/callback?connection=acme"),
        Entry(
            "saml.destination", "destination (endpoint|is invalid)|destination.{0,60}did not match", "The destination is not our callback",
            "The response is addressed to another URL than the one it came to.",
            "Set the destination to the callback in the hand-off.",
            Customer, HandOff, "Auth0 documentation: SAML errors",
            "Destination endpoint https://other.example did not match https://auth.example/login/callback"),
        Entry(
            "saml.expired", "assertion (has|is) expired|assertion is not yet valid|NotOnOrAfter", "The assertion has expired or is not yet valid",
            "The IdP's clock is off, or the response is an old one.",
            "Set the identity provider's clock by NTP and sign in afresh.",
            Customer, HandOff, "Auth0 documentation: SAML errors",
            "assertion has expired."),
        Entry(
            "saml.in-response-to", "InResponseTo|missing RelayState|RelayState.{0,40}(missing|invalid)", "The response does not belong to a request of ours",
            "It came back to another host than it left, or the IdP dropped RelayState.",
            "Use one host for all values, the one in the hand-off, and return RelayState.",
            Customer, HandOff, "Auth0 documentation: SAML errors",
            "InResponseTo mismatch: expected _a, got _b"),
        Entry(
            "saml.idp-initiated", "IdP-?initiated (login|sign-?in) is not enabled", "Sign-in was started at the IdP",
            "Someone clicked the tile at the IdP, or the state was lost; this connection starts at the application only.",
            "Start the sign-in at InfluxDB.",
            User, Settings, "Auth0 documentation: SAML errors",
            "IdP-Initiated login is not enabled for connection \"acme-saml\"."),
        Entry(
            "saml.default-app", "default app for IdP-?initiated", "No application is set for sign-in from the IdP",
            "The connection allows it and does not say to which application it leads.",
            "Set the application for IdP-initiated sign-in, or switch it off.",
            Support, Settings, "Auth0 documentation: SAML errors",
            "Default App for IdP-Initiated is not configured. Make sure to configure that from the connection settings."),
        Entry(
            "saml.decrypt", "assertion is encrypted|oaep decoding error|decryptionKey", "The assertion cannot be decrypted",
            "It is encrypted for another key, or by an algorithm that is not accepted.",
            "Encrypt to the SP certificate in the hand-off with AES-GCM, or do not encrypt.",
            Customer, HandOff, "Auth0 documentation: SAML errors",
            "Assertion is encrypted. Please set options.decryptionKey with your decryption private key."),
        Entry(
            "saml.no-user-id", "NameID.{0,30}(missing|not found|empty)|unable to (find|extract) (the )?(user.?id|nameid)|user id missing", "The response names no user",
            "Neither NameID nor a user-ID attribute was sent.",
            "Send a NameID (e-mail or persistent).",
            Customer, HandOff, "auth0/passport-wsfed-saml2: the library's messages",
            "The NameID is missing from the assertion"),
        Entry(
            "saml.issuer", "issuer is invalid", "The response comes from another entity",
            "The IdP's entity ID is not the one on the connection.",
            "Compare the entity ID in the IdP's metadata with the connection.",
            Support, Settings, "auth0/passport-wsfed-saml2: the library's messages",
            "Issuer is invalid. Configured: https://idp.acme.example"),
    ];

    private static ErrorEntry Entry(string id, string pattern, string title, string cause, string cure, ErrorMove move, ErrorDestination leadsTo, string source, string example) =>
        new(id, new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), title, cause, cure, move, leadsTo, source, example);
}
