using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>What identity providers of any kind say about a request that is not signed.</summary>
internal static class SignedRequests
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "SAML 2.0 Core, section 5; AD FS and PingFederate: the servers' messages",
        new ErrorEntry(
            "saml.request-unsigned", Support, Settings,
            "The identity provider wants a signed request",
            "The identity provider verifies the signature of requests, and ours has none.",
            "Switch on Sign request for the connection, and give the customer our signing certificate.",
            Codes("MSIS1016", "MSIS7085", "MSIS7086").OrSays(
                "but request is not signed", "will be signed but no signature present", "requester … signature required",
                "authnrequest is not signed", "authnrequest must be signed", "authentication request must be signed",
                "authentication request is not signed", "saml request must be signed", "saml request is not signed",
                "requires signed authnrequests", "requires signed authentication requests",
                "will be signed but no signature is present", "statusmessage>signature required",
                "statusmessage: signature required", "requires a signed saml authentication request but no signature")
                .ButNot("expected signature algorithm")));
}
