using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>What Auth0 and SAML libraries say about the content of a response.</summary>
internal static class Auth0Assertions
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.Auth0Saml,
        new(
            "saml.audience", Customer, HandOff,
            "The audience is not our entity ID",
            "The identity provider's response is meant for another entity ID than ours.",
            "Set the audience (SP entity ID) at the identity provider to the entity ID in the hand-off, character for character.",
            Says(
                "bad audience",
                "audience is invalid", "audience … mismatch", "audience … does not match", "audience … not match",
                "is not a valid audience", "not valid for this audience",
                "invalid audience", "audience restriction", "audiencerestriction … does not contain", "has no audiencerestriction",
                "audience validation failed", "wrong audience")
                .Near(
                    "saml", "audience is invalid", "response", "assertion", "urn:auth0", "entity", "invalid audience",
                    "audience mismatch", "valid audience")
                .ButNot("idx10", "jwt", "jsonwebtoken", "token verification", "token validation", "id token", "id_token")),
        new(
            "saml.recipient", Customer, HandOff,
            "The recipient is not our callback",
            "The ACS URL was entered differently: another host, or without the query.",
            "Set ACS URL and Recipient at the identity provider to the callback in the hand-off.",
            Says(
                "no subjectconfirmation found that matches", "no valid subjectconfirmation", "no valid subject confirmation",
                "recipient is invalid", "the response was received at", "a valid subjectconfirmation was not found",
                "recipient … does not match", "recipient mismatch", "err_subject_unconfirmed")
                .ButNot("subjectconfirmationdata is not yet valid", "subjectconfirmationdata is no longer valid")),
        new(
            "saml.destination", Customer, HandOff,
            "The destination is not our callback",
            "The response is addressed to another URL than the one it came to.",
            "Set the destination at the identity provider to the callback in the hand-off.",
            Says(
                "destination endpoint", "destination is invalid", "destination … did not match", "destination … does not match",
                "invalid destination", "empty destination", "destination does not match", "to incorrect server url")),
        new(
            "saml.expired", Customer, HandOff,
            "The assertion has expired or is not valid yet",
            "The identity provider's clock is off, the sign-in took too long, or the response is an old one.",
            "Set the identity provider's clock by NTP, and sign in again.",
            Says(
                "has been replayed", "replay detected", "replayed response", "replayed assertion", "clock skew too great",
                "clock is out of sync", "clocks are out of sync", "time out of sync", "time is out of sync",
                "assertion has expired", "assertion is expired", "assertion is not yet valid", "notonorafter", "notbefore",
                "timing issues", "response is expired",
                "check system clock", "clocks skewed too much", "assertion expired", "message was rejected due to issue instant",
                "could not validate timestamp",
                "assertion is no longer valid", "responselifetimeexceed", "can't use response, too old", "can't use response yet",
                "can't use it, it's too old", "can't use it yet", "subjectconfirmationdata is not yet valid",
                "subjectconfirmationdata is no longer valid", "response issue time is either too old", "assertion not yet valid",
                "message expired, was issued too long ago", "issueinstant expired", "sessionnotonorafter", "err_expired_session")
                .ButNot("client assertion", "client_assertion", "logout request", "logout response", "logoutrequest", "logoutresponse")),
        new(
            "saml.in-response-to", Customer, HandOff,
            "The response doesn't belong to a request of ours",
            "The response came back to another host than the request left from, or the identity provider dropped RelayState.",
            "Use the host in the hand-off for all values, and have the identity provider return RelayState.",
            Says(
                "samlresponse when no request has been made",
                "inresponseto mismatch", "inresponseto … does not match", "inresponseto … did not match",
                "inresponseto … doesn't match", "inresponseto … invalid", "invalid inresponseto", "missing relaystate",
                "relaystate … missing", "relaystate … invalid", "no relay state in response", "unsolicited response")),
        new(
            "saml.default-app", Support, Settings,
            "No application is set for sign-in from the identity provider",
            "The connection allows it and doesn't say which application it leads to, or names a protocol that the application "
            + "doesn't use.",
            "Set the application and its protocol for IdP-initiated sign-in on the connection, or switch it off.",
            Says(
                "default app for idp-initiated", "default app for idp initiated", "idp-initiated default app not configured",
                "incorrect protocol specified")),
        new(
            "saml.idp-initiated", User, Settings,
            "The sign-in was started at the identity provider",
            "Somebody clicked the tile at the identity provider, or the state was lost. This connection starts at InfluxDB only.",
            "Start the sign-in at InfluxDB.",
            Says(
                "session missing for request",
                "idp-initiated login is not enabled", "idp-initiated sign-in is not enabled", "idpinitiated login is not enabled",
                "idp initiated login is not enabled", "unsolicited responses are not allowed")),
        new(
            "saml.decrypt", Customer, HandOff,
            "Auth0 can't decrypt the assertion",
            "The assertion is encrypted for another key, or with an algorithm that Auth0 doesn't accept.",
            "Encrypt for the certificate in the hand-off with AES-GCM, or don't encrypt.",
            Says(
                "assertion is encrypted", "oaep decoding error", "decryptionkey", "encrypteddata not found", "unable to decrypt",
                "failed to decrypt",
                "encrypted assertion found", "decryption failed", "no decryption key")
                .ButNot("idx10", "id token", "id_token")),
        new(
            "saml.no-user-id", Customer, HandOff,
            "The response names no user",
            "The identity provider sent neither a NameID nor a user ID attribute.",
            "Send a NameID, such as the email address.",
            Says(
                "unique id field is not provided",
                "nameid is missing", "nameid … missing", "nameid … not found", "nameid … empty", "unable to find the user id",
                "unable to find the nameid", "user id missing",
                "unable to extract the user id", "missing nameid", "no nameid", "missing nameidentifier",
                "name identifier was missing", "no name_id", "empty nameid", "missing <saml:nameid>", "missing <nameid>",
                "exception - missing or in .")),
        new(
            "saml.no-attributes", Customer, HandOff,
            "The response carries no attributes",
            "The identity provider sends no attributes, such as the email address.",
            "Add the attributes in the hand-off to the application at the identity provider.",
            Says(
                "upn claim not found", "username attribute is empty", "identity/claims … was not found", "identity/claims … not found",
                "there is no attributestatement", "missing required attribute", "attribute … is missing from the saml",
                "email … missing from the saml", "missing email attribute")),
        new(
            "saml.qualifier", Customer, HandOff,
            "The NameID's qualifier is not the expected one",
            "The NameID names another identity provider or another entity ID than this connection has.",
            "Leave NameQualifier and SPNameQualifier out, or set them to the identity provider's entity ID and to ours.",
            Says("namequalifier attribute in the nameid", "spnamequalifier attribute in the nameid", "spnamequalifier value")),
        new(
            "saml.not-saml", Customer, HandOff,
            "What came back is not a SAML 2.0 response",
            "The identity provider answered with another document, or by a binding that Auth0 doesn't take.",
            "Answer with a SAML 2.0 response by HTTP POST to the callback in the hand-off.",
            Says(
                "invalid message received at assertionconsumerservice", "no saml2 response found", "dtd is prohibited",
                "doctype is not allowed", "samlresponse is not base64", "saml response is not base64",
                "is not a valid saml response", "saml assertion version not supported", "samlresponse is missing",
                "saml response not found", "missing samlresponse", "invalid saml response", "malformed saml",
                "samlresponse should be a valid xml", "unsupported saml version", "saml version is not supported",
                "samlresponse must be a string", "error parsing samlresponse", "saml assertion should be a valid xml",
                "error parsing saml assertion", "wresult should be a valid xml", "error parsing wresult",
                "missing requestedsecuritytoken element")
                .ButNot(
                    "invalid or malformed saml assertion", "signature", "audience", "recipient", "certificate", "attribute",
                    "received at", "in response to", "inresponseto", "expired", "decrypt", "status code", "destination", "nameid",
                    "not yet valid")),
        new(
            "saml.issuer", Support, Settings,
            "The response comes from another entity",
            "The identity provider's entity ID is not the one on the connection.",
            "Compare the entity ID in the identity provider's metadata with the connection.",
            Says(
                "idp not found for issuer", "unknown issuer: http", "find the saml provider for entity id",
                "no identity provider found for", "no idp found for", "unknown identity provider", "issuer is invalid",
                "invalid issuer in the assertion", "unknown saml issuer", "doesn't match the issuer",
                "invalid issuer in the response", "issuer does not match the idp metadata", "isn't a valid idp for this sp",
                "metadata for identity provider", "could not find the metadata of an idp", "err_unmatch_issuer",
                "identifier of a provider is unknown", "unknown issuer: https")
                .Near(
                    "saml", "assertion", "response", "issuer is invalid", "entity", "metadata", "err_unmatch_issuer", "lasso")));
}
