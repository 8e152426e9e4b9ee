using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>AD FS's errors about the relying party trust, and its page without a code.</summary>
internal static class AdFsTrusts
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.AdFs,
        new(
            "adfs.msis7007", Customer, HandOff,
            "AD FS doesn't know the relying party",
            "No enabled relying party trust has our entity ID as an identifier.",
            "Add the entity ID from the hand-off to the trust's Identifiers, and enable the trust.",
            Codes("MSIS7007", "MSIS3020", "MSIS3082").OrSays(
                "the requested relying party trust … is unspecified or unsupported",
                "the key does not identify any known relying party trust", "id3082", "the relying party trust is disabled")),
        new(
            "adfs.msis3200", Customer, HandOff,
            "AD FS doesn't know our callback",
            "The trust has no assertion consumer endpoint that fits the one in our request.",
            "Open the trust's Endpoints and add the callback from the hand-off as SAML Assertion Consumer, with the binding POST.",
            Codes("MSIS3200", "MSIS3055", "MSIS3110", "MSIS3077").OrSays(
                "no assertionconsumerservice is configured on the relying party trust", "missingassertionconsumerservicespolicyexception")),
        new(
            "adfs.algorithm", Support, Settings,
            "AD FS expects another signature algorithm",
            "Our request is signed with one hash, and the trust is set to another.",
            "Set the connection's signature algorithm to RSA-SHA256 and its digest to SHA-256, as on the trust's tab Advanced.",
            Codes("MSIS7093").OrSays("not signed with expected signature algorithm")),
        new(
            "adfs.msis0037", Customer, HandOff,
            "AD FS can't verify the signature of our request",
            "The trust's tab Signature has no certificate, another one, or one that is expired or not trusted.",
            "Import the certificate from the hand-off on the trust's tab Signature, and remove the old one.",
            Codes("MSIS0037", "MSIS0038", "MSIS3015").OrSays(
                "no signature verification certificate found for issuer",
                "build the certificate chain for the relying party trust",
                "id4037", "saml message has wrong signature", "verification of the saml message signature failed")),
        new(
            "adfs.name-id", Customer, HandOff,
            "AD FS sends no NameID in the format of our request",
            "The trust has no claim rule that issues a NameID, or issues it in another format.",
            "Add an issuance rule that sends the email address as Name ID with the format Email.",
            Codes("MSIS7070", "MSIS1000")
                .OrSays("nameidpolicy that was not satisfied", "nameid policy that could not be satisfied")),
        new(
            "adfs.msis7012", Customer, HandOff,
            "AD FS failed to process the request",
            "AD FS stopped at an error that only its event log names.",
            "Find the attempt in the AD FS Admin event log by its activity ID, and send us the text of the event.",
            Codes("MSIS7012", "MSIS9604")),
        new(
            "adfs.metadata", Customer, HandOff,
            "AD FS can't read our metadata",
            "The AD FS server can't reach our address, or doesn't speak TLS 1.2.",
            "Save our metadata from the hand-off to a file and import it from there, or switch TLS 1.2 on for .NET on the AD FS server.",
            Says("attempt to read the federation metadata")),
        new(
            "adfs.customized", Customer, HandOff,
            "A customization of AD FS fails",
            "An MFA adapter that was added to AD FS, or a script on its sign-in page, fails.",
            "On the AD FS server, find the event in AD FS > Admin. Switch the adapter or the script off and try again.",
            Says("some or all event logs could not be searched", "duplicate post parameter")),
        new(
            "adfs.page", Customer, HandOff,
            "AD FS shows an error without its cause",
            "The page gives an activity ID only. The event log on the AD FS server has the cause.",
            "On the AD FS server, open Event Viewer > AD FS > Admin and find the event with this activity ID. Send us its text.",
            Says(
                "encountered error during federation passive request",
                "contact your administrator for more information … activity id", "contact your administrator … activity id",
                "encountered an error while processing the saml authentication request",
                "an error occurred during processing of a token request", "encountered error during oauth token request",
                "encountered error during oauth authorization request"))
        { IsGeneric = true });
}
