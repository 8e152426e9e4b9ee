using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>The errors of OneLogin, JumpCloud, authentik, Duo and others.</summary>
internal static class OtherProviders
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "The providers' documentation and support articles",
        new(
            "idp.not-assigned", Customer, HandOff,
            "The person is not assigned to the application",
            "The identity provider has not assigned the application to this person.",
            "Assign the person, or a group of theirs, to the application at the identity provider.",
            Says(
                "at least one grant on the application", "not in required orgs or teams",
                "application sign in error", "switchboard.portal#forbiddenexception",
                "not a member of the group", "not a member of the required", "not a member of a required group",
                "not a member of any of the required groups", "not in a required group", "does not belong to a required group",
                "requires that users be assigned", "not authorized for the requested application",
                "you do not have access to this application", "you don't have access to this application",
                "not been given access to any sso applications",
                "you are not authorized to access this application", "not authorized to access this application",
                "user does not have access to this application",
                "you do not have permission to access this application", "not assigned to this application",
                "user is not authorized for this application",
                "not bound to application", "not bound to the application", "user is not assigned to the application",
                "user not assigned", "user_not_assigned", "isn't assigned to this application")),
        new(
            "idp.account", Customer, HandOff,
            "The person's account is disabled or locked",
            "The identity provider doesn't let this account sign in.",
            "Enable or unlock the account at the identity provider.",
            Codes("E0000064", "E0000069", "E0000119").OrSays(
                "password expired", "password has expired", "account is not active", "account is inactive",
                "account has been deactivated", "account is deactivated", "account has been disabled", "account has been locked",
                "account is locked", "account is suspended", "account has been suspended",
                "locked out due to too many bad password attempts", "your account is temporarily locked",
                "must update your password because your password has expired", "your account is locked", "locked_out",
                "password_expired")),
        new(
            "idp.policy", Customer, HandOff,
            "A policy of the identity provider blocks the person",
            "Its access policy doesn't admit the person's device, network or place.",
            "Read the identity provider's sign-in log: it names the policy. Change the policy, or use a device and network that it allows.",
            Codes(
                "AADSTS130501", "AADSTS130500", "AADSTS131010", "AADSTS500186", "AADSTS54008", "AADSTS54009", "AADSTS54010",
                "AADSTS1000470", "AADSTS51002", "AADSTS500531").OrSays(
                "user not allowed by policy conditions", "organization has blocked this sign-in", "your sign-in was blocked",
                "device is not compliant", "device must be compliant", "device is not managed", "device must be managed",
                "ip address is not allowed", "restricted by ip address", "network is not allowed", "location is not allowed",
                "denied by access policy", "blocked by an access policy", "blocked by access policy",
                "denied by a conditional access policy", "blocked due to user credential policy",
                "is not supported as a first factor")),
        new(
            "idp.mfa", User, HandOff,
            "The second factor was not completed",
            "The identity provider asks for multi-factor authentication.",
            "Sign in again and complete the second factor. If you have none yet, ask your administrator to set one up.",
            Codes("E0000058", "E0000073")
                .OrSays("multi-factor authentication failed", "multifactor authentication failed", "mfa failed")),
        new(
            "onelogin.failed", Customer, HandOff,
            "OneLogin failed on our request",
            "OneLogin doesn't accept the request. Often its ACS URL validator or the Audience differs.",
            "In OneLogin, open the application's Configuration and compare ACS URL, ACS URL validator and Audience with the "
            + "hand-off.",
            Says("we're sorry, but something went wrong").Near("onelogin", "we've been notified about this issue")),
        new(
            "authentik.redirect", Customer, HandOff,
            "The identity provider doesn't know the redirect URI",
            "The callback is not among the provider's redirect URIs.",
            "Add the callback from the hand-off to the redirect URIs, as a strict match.",
            Says("missing, invalid, or mismatching redirection uri", "redirect uri error")),
        new(
            "authentik.client", Customer, Settings,
            "authentik doesn't know the client ID",
            "The client ID is mistyped, or the provider is not attached to an application.",
            "Send us the Client ID of the provider, and check that an application uses it.",
            Says("client identifier (client_id) is missing or invalid", "the client identifier (client_id)")),
        new(
            "authentik.acs", Customer, HandOff,
            "The ACS URL differs from the one at the identity provider",
            "Our request asks for an answer at another address than the provider has.",
            "Set the provider's ACS URL to the callback from the hand-off.",
            Says(
                "doesn't match provider acs url", "acs url … doesn't match", "consumer url … does not match",
                "assertion consumer service url … does not match")),
        new(
            "authentik.policy", Customer, HandOff,
            "A policy of authentik denies the person access",
            "A binding of the application rejects this person.",
            "Check the application's bindings for users, groups and policies.",
            Says("policy binding … returned result 'false'", "flow does not apply to current user", "request has been denied")
                .ButNot("previously signed up")),
        new(
            "duo.denied", Customer, HandOff,
            "Duo denies the person access",
            "The person is not enrolled, or a policy rejects the device or place.",
            "In the Duo Admin Panel, open Reports > Authentication Log, find the attempt and its reason, and change the "
            + "policy or enroll the person.",
            Says("cannot authenticate with duo", "access denied", "you are not enrolled", "contact your help desk").Near("duo")),
        new(
            "duo.request", Customer, HandOff,
            "Duo rejected our SAML request",
            "Entity ID, ACS URL or the request's signature differ from the application in Duo.",
            "In the Duo Admin Panel, compare Entity ID and ACS URL of the application with the hand-off.",
            Says(
                "invalid saml request", "saml request is invalid", "authentication request was invalid",
                "authentication request is invalid").Near("duo")),
        new(
            "idp.auth-method", Customer, HandOff,
            "The identity provider wants the secret in another way",
            "The client is set to a token authentication method that Auth0 doesn't use for this connection.",
            "Set the client's token endpoint authentication method to client_secret_post.",
            Says(
                "client_secret must be provided in the body", "supports client authentication method … but method",
                "client authentication method … was requested", "token_endpoint_auth_method",
                "unsupported client authentication method", "client authentication method not supported",
                "more than one authentication method in each request",
                "client authentication must only be provided using one mechanism", "cannot supply multiple client credentials",
                "no client authentication mechanism provided")));
}
