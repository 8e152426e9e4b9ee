using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>What SAML libraries say about metadata and about signing out.</summary>
internal static class SamlSetup
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "SAML 2.0 Profiles, section 4.4; SAML 2.0 Metadata; the libraries' messages",
        new(
            "saml.logout", Customer, HandOff,
            "Signing out at the identity provider failed",
            "The logout message has no valid signature, goes to a wrong address, or names a session that has ended. Sign-in still works.",
            "Set the single logout URL to the value in the hand-off and sign logout messages with the signing certificate, or switch "
            + "single logout off.",
            Codes("MSIS7054", "MSIS7055", "MSIS7074").OrSays(
                "failed to validate logoutresponse", "saml2logoutrequest", "single logout failed", "invalid_logout_response",
                "invalid_logout_request", "logout response rejected", "logout request rejected", "process logout response",
                "process logout request", "processing logout response", "processing logout request", "validate logout response",
                "validate logout request", "validating logout response", "validating logout request", "invalid logout response",
                "logout request notonorafter", "invalid logout request", "logout request failed", "logout response failed",
                "auth.slo.saml.invalid_signature", "saml logout did not complete properly",
                "saml session participants logged out properly", "saml idp logout failure", "logout_error … invalid_logout")),
        new(
            "saml.metadata", Customer, HandOff,
            "The identity provider's metadata can't be used",
            "The metadata has expired, is not valid XML, or can't be downloaded.",
            "Publish the metadata at an address that answers from the internet, or send us a new metadata file.",
            Says(
                "failed to parse metadata",
                "no idpssodescriptor", "missing idpssodescriptor", "entitydescriptor is expired", "entitydescriptor has expired",
                "no idp entityid found", "metadata provider failed to properly initialize", "no idp to send to given the premises")),
        new(
            "saml.request", Support, Settings,
            "Auth0 can't build our SAML request",
            "The sign-in URL or the request template on the connection is not valid.",
            "Compare the sign-in URL with the metadata, and reset the connection's request template.",
            Says("invalid identity provider url", "malformed template passed. could not parse")),
        new(
            "saml.unencrypted", Customer, HandOff,
            "The assertion is not encrypted, and we require it",
            "The connection requires encrypted assertions. The identity provider sends this one unencrypted.",
            "At the identity provider, switch assertion encryption on and upload our encryption certificate from the hand-off.",
            Says("expected 1 encryptedassertion", "the assertion of the response is not encrypted")),
        new(
            "saml.xml-id", Customer, HandOff,
            "An ID in the SAML message is not valid",
            "An ID must not begin with a digit. The identity provider's software makes such IDs.",
            "Update the identity provider's software, or put an underscore before the ID in its template.",
            Says("idx13515", "xmlconvert.verifyncname", "is not a valid value of the atomic type 'xs:id'")));
}
