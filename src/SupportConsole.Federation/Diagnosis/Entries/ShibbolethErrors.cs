using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>The errors of the Shibboleth IdP and of SimpleSAMLphp.</summary>
internal static class ShibbolethErrors
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "Shibboleth IdP: error messages; SimpleSAMLphp: error codes",
        new(
            "shibboleth.unregistered", Customer, HandOff,
            "The IdP doesn't know our entity ID",
            "Our SAML metadata is not loaded at the IdP, or under another entity ID.",
            "Load our metadata from the hand-off into the IdP, and reload its metadata.",
            Says(
                "cannot find entity … in metadata provider", "service provider not found", "invalid service provider",
                "unknown service provider", "unknown relying party", "unregistered relying party", "sp entity id mismatch",
                "application you have accessed is not registered for use with this service",
                "web login service - unsupported request", "sso profile is not configured for relying party",
                "profile is not configured for relying party", "metadatanotfound", "unable to locate metadata for",
                "could not find the metadata", "metadata not found", "no metadata returned for", "unverifiedrelyingparty",
                "not available for relying party configuration", "unknownsystementity",
                "unable to resolve request into a service provider", "processing the request: invalidprofileconfiguration")
                .ButNot("metadata for identity provider", "metadata for idp", "metadata of an idp")),
        new(
            "shibboleth.security", Customer, HandOff,
            "The IdP can't verify our request",
            "The request is unsigned or signed with a key that is not in our metadata at the IdP.",
            "Load our current metadata from the hand-off into the IdP. If it doesn't need signed requests, don't require them.",
            Says(
                "message does not meet the security requirements", "web login service - message security error",
                "messagesecurityerror", "incorrectlysigned", "does not meet the security requirements of the login service",
                "simple signature validation … failed", "protocol message signature failed … authnrequest",
                "processing the request: messageauthenticationerror")),
        new(
            "shibboleth.endpoint", Customer, HandOff,
            "The IdP finds no address to answer to",
            "The callback in our request is not in our metadata at the IdP.",
            "Load our current metadata from the hand-off into the IdP, so that it knows the callback.",
            Says(
                "no peer endpoint available", "unable to identify a compatible way to respond",
                "web login service - unable to respond", "endpointresolutionfailed", "unable to resolve outbound message endpoint")),
        new(
            "shibboleth.encryption", Customer, HandOff,
            "The IdP can't encrypt the assertion",
            "The IdP wants to encrypt, and our metadata there has no encryption key.",
            "Switch assertion encryption off for our entity ID, or load our current metadata from the hand-off.",
            Says(
                "invalidsecurityconfiguration", "could not resolve … data encryption", "unable to resolve encryption parameters",
                "unable to encrypt assertion", "no encryption key", "do not share a compatible security configuration",
                "resolver returned no encryptionparameters")),
        new(
            "shibboleth.stale", User, Settings,
            "The page at the IdP is too old",
            "The browser's Back button or a bookmark was used, or cookies are blocked.",
            "Close the tabs, allow cookies, and start the sign-in again at InfluxDB.",
            Says(
                "web login service - stale request", "you may be seeing this page because you used the back button", "nostate",
                "state information lost", "did not provide a saml authentication response", "acsparams",
                "processing the request: messagereplay", "processing the request: messageexpired", "rejected replayed message id")),
        new(
            "shibboleth.access", Customer, HandOff,
            "The IdP denies the person access",
            "A rule at the IdP doesn't let this person use the application.",
            "Check the access rules for our entity ID at the IdP. The IdP's log has the reason.",
            Says(
                "web login service - access denied", "you do not have authorization to access this service", "noaccess",
                "no access to this resource", "you are not eligible for the service requested",
                "you do not have access to the requested resource", "processing the request: contextcheckdenied")),
        new(
            "simplesaml.no-request", Support, Settings,
            "The IdP got no SAML request",
            "The sign-in URL was opened without a request.",
            "Start the sign-in at InfluxDB. Compare the sign-in URL with the metadata.",
            Says(
                "unable to find the current binding", "ssoparams", "no saml request provided", "no saml message provided",
                "processing the request: unabletodecode")),
        new(
            "simplesaml.expired-metadata", Customer, HandOff,
            "Our metadata at the IdP has expired",
            "The IdP holds a copy of our metadata that is too old.",
            "Refresh our metadata at the IdP from the address in the hand-off.",
            Says("metadata for the entity … expired")),
        new(
            "simplesaml.exception", Customer, HandOff,
            "The IdP shows an error without its cause",
            "The page gives a tracking number only. The IdP's log has the cause.",
            "Search the IdP's log for the tracking number, and send us the lines.",
            Says("unhandledexception", "an unhandled exception was thrown"))
        { IsGeneric = true });
}
