using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Entra's errors about the signature of our request.</summary>
internal static class EntraSignedRequests
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        ErrorList.Entra,
        new(
            "entra.76021", Support, Settings,
            "Entra wants a signed request",
            "The application verifies signatures, and our request has none.",
            "Switch on Sign request for the connection, and give the customer our signing certificate.",
            Codes("AADSTS76021", "AADSTS76020").OrSays("while the application requires signed requests")),
        new(
            "entra.50006", Customer, HandOff,
            "Entra can't verify the signature of our request",
            "The verification certificate in Entra is not the one that Auth0 signs with.",
            "In Entra, open Single sign-on > SAML Certificates > Verification certificates and upload the certificate from "
            + "the hand-off.",
            Codes("AADSTS50006", "AADSTS76022", "AADSTS76023", "AADSTS76024", "AADSTS76027", "AADSTS76029", "AADSTS76030").OrSays(
                "signature verification failed because of an invalid signature",
                "cannot verify the signature of received authentication request", "no certificate for verification configured",
                "signature of the received authentication request is invalid",
                "no information about the public certificate for signature validation", "no certificate matching provided keyinfo")),
        new(
            "entra.algorithm", Support, Settings,
            "Entra doesn't accept the algorithm of our signature",
            "Our request is signed with an algorithm that Entra doesn't know, or doesn't name it.",
            "Set the connection's signature algorithm to RSA-SHA256 and its digest to SHA-256.",
            Codes("AADSTS76025", "AADSTS76028", "AADSTS750018", "AADSTS900103").OrSays(
                "signature algorithm used to sign data is not supported",
                "no information about the signature algorithm used for signing")));
}
