using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Errors that an identity provider's own pages show, of which many products have their own wording.</summary>
internal static class ProviderPages
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "The providers' messages: Ory, node-oidc-provider, Zitadel, CAS, Dex, FusionAuth, Kanidm, OpenAM, Salesforce, WSO2",
        new(
            "idp.groups", Customer, HandOff,
            "The person's groups don't reach us",
            "The person is in none of the allowed groups, or the token has no groups: no claim is set up, or there are too many groups.",
            "Add a groups claim to the token, limited to the groups that are assigned to the application, and put the person in one of "
            + "them.",
            Says(
                "not a member of one of the required groups", "claim \"groups\" is missing", "claim 'groups' is missing",
                "groups claim is missing", "missing groups claim", "groups claim not found", "no groups claim")),
        new(
            "idp.stale", User, Settings,
            "The identity provider no longer knows the sign-in",
            "The page was too old or was opened twice, or cookies are blocked.",
            "Close the tabs, allow cookies, and start the sign-in again at InfluxDB.",
            Codes("E0000005", "E0000011").OrSays(
                "csrf session cookie could not be decoded", "verifier has been used already", "verifier has already been used",
                "errors.authrequest.notfound", "no authrequestid provided", "failed to get auth request: not found",
                "login session expired", "'state' parameter provided: not found", "sessionnotfound: invalid_request",
                "interaction session id cookie not found", "interaction session not found", "could not find authrequest",
                "authrequest not found", "delegated client identifier cannot be located",
                "occurred while completing your login attempt", "no csrf value available in the session cookie",
                "the csrf value from the token does not match", "login challenge has already been used",
                "consent challenge has already been used", "your session has expired. please try to sign in again",
                "authorization request has expired", "no flow execution could be found with key")),
        new(
            "idp.rate-limit", User, Settings,
            "The identity provider received too many requests",
            "Its rate limit was reached.",
            "Wait a minute and start the sign-in again at InfluxDB.",
            Codes("E0000047").OrSays("api call exceeded rate limit")),
        new(
            "idp.broker", Customer, HandOff,
            "A second identity provider behind the first one failed",
            "The identity provider passes the sign-in on to another one, which failed or refused.",
            "Read the identity provider's log of that minute, and fix its connection to the provider behind it.",
            Says(
                "returned error when creating callback", "errors.intent.responseinvalid", "errors.intent.failed",
                "authentication request was rejected/cancelled")),
        new(
            "idp.signing-key", Customer, HandOff,
            "The identity provider can't load its signing key",
            "Its key store is missing or has another password, or the key was removed.",
            "Check the key store, its password and the key's alias at the identity provider, then restart it.",
            Says(
                "error retrieving private key and the certificate for tenant", "error loading the private key from the key store",
                "no active signing key", "no signing key available", "unable to load signing key")),
        new(
            "idp.discovery-service", Customer, HandOff,
            "The federation's discovery service doesn't know the return address",
            "Discovery came back without an identity provider, or its return address is not in the service provider's metadata.",
            "Send people to the company's identity provider directly, without the federation's discovery service.",
            Says("missing idpentityid to discovery", "could not be verified for service provider")),
        new(
            "idp.destination", Support, Settings,
            "The identity provider doesn't accept the destination of our request",
            "The sign-in URL on the connection is not the address at which the identity provider takes requests.",
            "Compare the sign-in URL with the SingleSignOnService address in the identity provider's metadata.",
            Says("destination validation for authentication request")),
        new(
            "cas.unregistered", Customer, HandOff,
            "CAS doesn't know our application",
            "No service of the CAS registry has our address, or the service doesn't take part in single sign-on.",
            "Register our callback from the hand-off as a service in CAS, and allow it single sign-on.",
            Says("not authorized to use cas", "service.not.authorized.sso", "unauthorizedssoserviceexception",
                "unauthorizedserviceexception", "is not found in service registry")),
        new(
            "idp.password", User, HandOff,
            "Wrong user name or password",
            "The identity provider rejected the password.",
            "Sign in again. If you forgot the password, reset it with your company.",
            Codes("E0000004", "E0000207").OrSays(
                "action: authentication_failed", "error.authentication.credentials.bad", "the password you entered was incorrect",
                "the username you entered cannot be identified", "failed: invalidpassword", "verification_error",
                "reason':'invalid_credentials", "reason': 'invalid_credentials", "reason: invalid_credentials")),
        new(
            "salesforce.assertion", Customer, HandOff,
            "Salesforce rejected the SAML message",
            "Salesforce names the reason only in its login history.",
            "In Salesforce, open Setup > Login History, find the attempt, and check the message with the SAML Assertion Validator.",
            Says("invalid assertion in the saml assertion validator", "identity/saml/samlerror")),
        new(
            "idp.page", Customer, HandOff,
            "The identity provider shows an error without its cause",
            "The cause is in the identity provider's log only.",
            "Read the identity provider's log of that minute and send us the entry.",
            Says(
                "quote the below operation id", "fusionauth encountered an unexpected error",
                "unable to do single sign on or federation", "report this error to your it support team",
                "for more on this error consult the server log", "we are sorry … invalid request",
                "we are sorry … internal server error", "we are sorry … unexpected error",
                "an unexpected error was encountered, usually reflecting a configuration", "web login service - uncaught exception",
                "an error occurred: invalidrelyingpartycontext", "request could not be completed. one or more validation errors"))
        {
            IsGeneric = true,
        });
}
