using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>The IdP's SAML statuses, the second level before the first. Auth0 writes sentences in their place.</summary>
internal static class SamlStatusErrors
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "SAML 2.0 Core, section 3.2.2.2; auth0/passport-wsfed-saml2: the library's messages",
        new(
            "status.no-authn-context", Support, Settings,
            "The identity provider can't meet the authentication context",
            "Our request asks for a method that the identity provider doesn't offer.",
            "Remove the authentication context from the connection's request template.",
            Codes("status:NoAuthnContext").OrSays(
                "no authentication context", "authentication context was not satisfied", "requested authncontext",
                "could not meet the requirements of the requesting application", "nopotentialflow",
                "could not meet the requirements … requesting application",
                "potential authentication flows can satisfy the request",
                "requested level of authentication has not been satisfied", "authentication requirements not fulfilled",
                "required authentication context not available")),
        new(
            "status.name-id-policy", Customer, HandOff,
            "The identity provider can't give the NameID format of our request",
            "The NameID format is not set up for our application.",
            "Set the NameID format to email or unspecified.",
            Codes("status:InvalidNameIDPolicy").OrSays("invalid nameid policy", "invalid nameidpolicy")),
        new(
            "status.no-passive", User, Settings,
            "There is no session at the identity provider",
            "The sign-in was asked to go on without a question, and the person is not signed in.",
            "Start the sign-in again at InfluxDB.",
            Codes("status:NoPassive").OrSays("prompt 'none' was requested, but no existing login session")),
        new(
            "status.request-denied", Customer, HandOff,
            "The identity provider denied the request",
            "A policy denied it, or the person is not assigned.",
            "Assign the person to the application, and check the identity provider's log for that minute.",
            Codes("status:RequestDenied")),
        new(
            "status.unknown-principal", Customer, HandOff,
            "The identity provider doesn't know the person",
            "The person has no account, or none that the application sees.",
            "Create the account, or assign it to the application.",
            Codes("status:UnknownPrincipal")),
        new(
            "status.unsupported-binding", Support, Settings,
            "The identity provider doesn't take the binding",
            "The request and the sign-in URL belong to different bindings.",
            "Use the sign-in URL of the binding that the connection sends.",
            Codes("status:UnsupportedBinding", "E0000022")
                .OrSays("no binding supported", "binding is not supported", "binding not supported")),
        new(
            "status.request-unsupported", Support, Settings,
            "The identity provider doesn't support our request",
            "The request holds something that the identity provider doesn't offer.",
            "Reset the connection's request template, and compare the sign-in URL with the metadata.",
            Codes(
                "status:RequestUnsupported", "status:InvalidAttrNameOrValue", "status:UnknownAttrProfile",
                "status:ResourceNotRecognized")),
        new(
            "status.proxy", Customer, HandOff,
            "The identity provider couldn't pass the sign-in on",
            "The identity provider is a proxy, and found no provider behind it.",
            "Check the identity provider's log for that minute.",
            Codes("status:NoAvailableIDP", "status:NoSupportedIDP", "status:ProxyCountExceeded")),
        new(
            "status.authn-failed", User, HandOff,
            "The identity provider couldn't sign the person in",
            "The person's sign-in at the identity provider failed.",
            "Sign in again. If it fails again, ask your administrator to check the identity provider's log.",
            Codes("status:AuthnFailed").OrSays("unable to successfully authenticate the principal")),
        new(
            "status.version", Support, Settings,
            "The identity provider speaks another SAML version",
            "The sign-in URL is not a SAML 2.0 address.",
            "Use the SAML 2.0 sign-in URL from the metadata.",
            Codes("status:VersionMismatch").OrSays("because the version of the request message was incorrect")),
        new(
            "status.requester", Customer, HandOff,
            "The identity provider found a fault in our request",
            "Our entity ID or callback is wrong at the identity provider, or it can't verify the request's signature.",
            "Compare entity ID and ACS URL with the hand-off, then check the identity provider's log for that minute.",
            Codes("status:Requester").OrSays(
                "received when success was expected", "due to an error on the part of the requester")),
        new(
            "status.responder", Customer, HandOff,
            "The identity provider failed to answer",
            "The error is at the identity provider. Often a claim, a certificate or an assignment is wrong there; its log "
            + "says which.",
            "Check the identity provider's log for that minute, and send us the reason that it gives.",
            Codes("status:Responder").OrSays(
                "saml response reported an idp error",
                "due to an error on the part of the saml responder", "responsestatusnosuccess",
                "error received from identity provider",
                "responded with an error, not success")),
        new(
            "status.no-assertion", Customer, HandOff,
            "The response holds no assertion",
            "The identity provider answered with a failure, or with an encrypted assertion only.",
            "Check the identity provider's log for that minute.",
            Says(
                "valueerror: missing assertion",
                "does not contain an assertion", "does not contain a assertion", "no assertion found", "assertion not found",
                "must contain 1 assertion", "missing saml assertion", "a valid authentication statement was not found")));
}
