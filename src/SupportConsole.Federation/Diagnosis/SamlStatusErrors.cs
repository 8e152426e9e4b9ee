using System.Text.RegularExpressions;
using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>The IdP's SAML status codes, second level before first.</summary>
internal static class SamlStatusErrors
{
    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        Entry(
            "status.authn-failed", "status:AuthnFailed", "The IdP could not sign the person in",
            "The person's sign-in at the IdP failed.",
            "Sign in again; then look into the identity provider's log.",
            User, HandOff, "SAML 2.0 Core, section 3.2.2.2",
            "urn:oasis:names:tc:SAML:2.0:status:Responder / urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"),
        Entry(
            "status.no-authn-context", "status:NoAuthnContext", "The IdP cannot meet the authentication context",
            "Our request asks for a method that the IdP does not offer.",
            "Do not ask for an authentication context on this connection.",
            Support, Settings, "SAML 2.0 Core, section 3.2.2.2",
            "urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext"),
        Entry(
            "status.name-id-policy", "status:InvalidNameIDPolicy", "The IdP cannot give the NameID asked for",
            "The NameID format is not set up for us.",
            "Set the NameID format to e-mail or unspecified.",
            Customer, HandOff, "SAML 2.0 Core, section 3.2.2.2",
            "urn:oasis:names:tc:SAML:2.0:status:InvalidNameIDPolicy"),
        Entry(
            "status.no-passive", "status:NoPassive", "The IdP would have to ask the person",
            "Sign-in without asking was requested and there is no session.",
            "Sign in without prompt=none.",
            User, Settings, "SAML 2.0 Core, section 3.2.2.2",
            "urn:oasis:names:tc:SAML:2.0:status:NoPassive"),
        Entry(
            "status.request-denied", "status:RequestDenied", "The IdP refuses the request",
            "A policy refuses, or the person is not assigned.",
            "Assign the person and look into the identity provider's log.",
            Customer, HandOff, "SAML 2.0 Core, section 3.2.2.2",
            "urn:oasis:names:tc:SAML:2.0:status:RequestDenied"),
        Entry(
            "status.unknown-principal", "status:UnknownPrincipal", "The IdP does not know the person",
            "The person has no account, or none that the application sees.",
            "Create or assign the account.",
            Customer, HandOff, "SAML 2.0 Core, section 3.2.2.2",
            "urn:oasis:names:tc:SAML:2.0:status:UnknownPrincipal"),
        Entry(
            "status.unsupported-binding", "status:UnsupportedBinding", "The IdP does not take the binding",
            "Request and sign-in URL are of different bindings.",
            "Use the sign-in URL of the binding that the connection sends.",
            Support, Settings, "SAML 2.0 Core, section 3.2.2.2",
            "urn:oasis:names:tc:SAML:2.0:status:UnsupportedBinding"),
        Entry(
            "status.version", "status:VersionMismatch", "The IdP speaks another SAML version",
            "The address is not a SAML 2.0 endpoint.",
            "Use the SAML 2.0 sign-in URL.",
            Support, Settings, "SAML 2.0 Core, section 3.2.2.2",
            "urn:oasis:names:tc:SAML:2.0:status:VersionMismatch"),
        Entry(
            "status.requester", "status:Requester", "The IdP finds fault with our request",
            "Wrong entity ID or ACS at the IdP, or a request signature that it cannot check.",
            "Compare entity ID and ACS with the hand-off, then look into the identity provider's log.",
            Customer, HandOff, "SAML 2.0 Core, section 3.2.2.2",
            "urn:oasis:names:tc:SAML:2.0:status:Requester"),
        Entry(
            "status.responder", "status:Responder", "The IdP failed to answer",
            "An error at the IdP: its log says which; often its own certificate or an assignment.",
            "Look into the identity provider's log for this minute.",
            Customer, HandOff, "SAML 2.0 Core, section 3.2.2.2",
            "urn:oasis:names:tc:SAML:2.0:status:Responder"),
        Entry(
            "status.no-assertion", "does not contain an? assertion", "The response holds no assertion",
            "The IdP answered with a failure, or encrypted only.",
            "Look into the identity provider's log for this minute.",
            Customer, HandOff, "Auth0 documentation: SAML errors",
            "saml response does not contain an Assertion element"),
    ];

    private static ErrorEntry Entry(string id, string pattern, string title, string cause, string cure, ErrorMove move, ErrorDestination leadsTo, string source, string example) =>
        new(id, new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), title, cause, cure, move, leadsTo, source, example);
}
