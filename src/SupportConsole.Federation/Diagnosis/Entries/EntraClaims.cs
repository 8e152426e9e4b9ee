using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Entra's errors about the claims, the signing and the encryption of its answer.</summary>
internal static class EntraClaims
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.Entra,
        new(
            "entra.name-id", Customer, HandOff,
            "Entra can't build the NameID",
            "The claim for the unique user identifier has no value for this person.",
            "In Entra, open Single sign-on > Attributes & Claims and set Unique User Identifier to an attribute that every "
            + "user has.",
            Codes("AADSTS501241", "AADSTS50093", "AADSTS50094", "AADSTS50096", "AADSTS7500530").OrSays(
                "mandatory input … missing from transformation", "missing value for the saml nameid",
                "unknown source configured on the audience for the saml nameid")),
        new(
            "entra.claims", Customer, HandOff,
            "Entra can't build the claims",
            "A transformation or custom extension that the customer set up for the claims fails.",
            "In Entra, open Single sign-on > Attributes & Claims and check the transformations. Remove the one that fails, or "
            + "send the plain attribute.",
            Codes(
                "AADSTS50124", "AADSTS50100", "AADSTS50101", "AADSTS50103", "AADSTS50108", "AADSTS50109", "AADSTS50111",
                "AADSTS50123", "AADSTS50162", "AADSTS50163", "AADSTS501242", "AADSTS501631", "AADSTS501632", "AADSTS501621",
                "AADSTS50095", "AADSTS1003012", "AADSTS1003024", "AADSTS1003025", "AADSTS1003026", "AADSTS1003027").OrSays(
                "error transforming the claims for the token", "regular expression replacement for claims transformation",
                "claims transformation has timed out", "claims transformation configuration could not be retrieved",
                "configured for claims transformation for this application", "error connecting to the custom extension api")),
        new(
            "entra.signing-key", Customer, Rotation,
            "The application has no valid signing certificate in Entra",
            "The SAML signing certificate is missing, inactive or expired.",
            "For SAML, open Single sign-on > SAML Certificates in Entra and create a new certificate. Make it active and send it "
            + "to us. For OIDC with custom claims, set acceptMappedClaims to true in the application's manifest.",
            Codes("AADSTS50003", "AADSTS50146", "AADSTS501461", "AADSTS500031", "AADSTS500032").OrSays(
                "cannot find signing certificate configured", "required to be configured with an application-specific signing key")),
        new(
            "entra.encryption", Customer, HandOff,
            "Entra can't encrypt its token for us",
            "Token encryption is switched on for the application, and it has no certificate of ours or an algorithm that "
            + "doesn't fit.",
            "In Entra, open the application's Token encryption and upload our encryption certificate from the hand-off, or "
            + "switch encryption off.",
            Codes("AADSTS50007", "AADSTS901121", "AADSTS901122", "AADSTS50165").OrSays(
                "has no encryption certificate configured", "encryption certificate was not found in the directory",
                "token encrypting algorithm … requested by the application")));
}
