using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

internal static class PingErrors
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "Ping Identity documentation: PingFederate and PingOne troubleshooting",
        new(
            "ping.sp-connection", Customer, HandOff,
            "PingFederate has no active connection for us",
            "No active SP connection has our entity ID.",
            "In PingFederate, activate the SP connection and compare Partner's Entity ID with the hand-off.",
            Says(
                "unable to determine the connection for", "unable to find sp connection", "unable to locate sp connection",
                "unable to find an sp connection", "invalid sp connection", "unknown sp partner", "unknown partner",
                "no sp connection", "partner not active", "unable to lookup sp connection", "sp connection … not found",
                "unknown or inactive partner")),
        new(
            "ping.binding", Support, Settings,
            "PingFederate doesn't accept the binding of our request",
            "The SP connection doesn't allow the binding that the connection sends.",
            "Switch the connection's request binding to the one in the metadata, with its sign-in URL.",
            Says("incoming binding … is not enabled")),
        new(
            "ping.disabled", Customer, HandOff,
            "The application is off in PingOne",
            "The application was not switched on.",
            "In PingOne, open Applications and switch the application on.",
            Says("application is disabled", "application disabled", "the requested application is not enabled")
                .Near("ping", "requested application", "invalid_request")),
        new(
            "ping.unsupported-method", Customer, HandOff,
            "PingOne rejects the way the secret is sent",
            "The token authentication method differs from the one that Auth0 uses.",
            "In PingOne, open the application's configuration and set Token Endpoint Authentication Method to Client Secret Post.",
            Says("request denied: unsupported authentication method", "unsupported authentication method")
                .Near("pingone", "pingidentity", "request denied: unsupported")),
        new(
            "ping.not-assigned", Customer, HandOff,
            "The person is not assigned to the application in PingOne",
            "The person is in none of the application's groups or populations.",
            "In PingOne, open the application's Access tab and add a group of the person.",
            Codes("AUTHZ_001").OrSays(
                "check that you belong to one of the authorized groups",
                "not authorized to access the requested resource. check that",
                "not authorized to access the target resource. please verify that")),
        new(
            "ping.session", User, Settings,
            "The session at PingOne has ended",
            "The sign-in took too long, or a page was reloaded.",
            "Start the sign-in again at InfluxDB.",
            Codes("AUTHN_005").OrSays("it looks like your session has expired or is invalid")),
        new(
            "ping.mfa", User, HandOff,
            "The second factor failed at PingOne",
            "The multi-factor authentication was not completed.",
            "Sign in again and complete the second factor.",
            Codes("MFA_001", "MFA_008").OrSays("the multi-factor authentication was not successful")),
        new(
            "ping.bridge", Customer, HandOff,
            "PingOne rejects the answer of the system behind it",
            "The identity bridge or the module for the second factor answers with another key than the one that PingOne "
            + "knows, or not at all.",
            "In PingOne, compare the identity bridge's settings and its certificate with the system behind it, and check the "
            + "audit log of that minute.",
            Codes("AUTHN_209", "MFA_003", "MFA_005", "MFA_006", "MFA_009").OrSays(
                "decoding the authentication response", "error in decoding authentication response", "signature of ppmresponse")),
        new(
            "ping.adapter", Customer, HandOff,
            "PingFederate couldn't authenticate the person",
            "The IdP adapter of the SP connection failed, or returned no attributes.",
            "In PingFederate, search server.log for the tracking ID and check the IdP adapter instance of the SP connection.",
            Says(
                "unexpected runtime authn adapter integration problem", "authnadapterexception",
                "could not obtain attributes from the idp authentication service")),
        new(
            "ping.system-error", Customer, HandOff,
            "PingFederate shows an error without its cause",
            "The page gives a reference code only. PingFederate's server log has the cause.",
            "Search PingFederate's server.log for the reference code, and send us the line.",
            Says("unexpected system error", "sign on error … please contact your system administrator").Near("ref", "ping"))
        { IsGeneric = true });
}
