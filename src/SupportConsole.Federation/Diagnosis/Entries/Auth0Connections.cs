using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>What Auth0 says about connections, applications and organizations.</summary>
internal static class Auth0Connections
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "Auth0 documentation: test enterprise connections, organizations, troubleshooting",
        new(
            "auth0.organization-required", Support, Applications,
            "The application needs an organization at sign-in",
            "The sign-in didn't name an organization, and the application requires one.",
            "Send the organization parameter with the sign-in, or set the application to prompt for it.",
            Says(
                "parameter organization is required for this client", "organization is required for this client",
                "parameter organization is not allowed for this client",
                "client requires organization membership", "parameter organization is invalid")),
        new(
            "auth0.organization", Support, Applications,
            "The organization doesn't have the connection or the person",
            "The connection is not in the organization, or sign-in doesn't add people to it.",
            "Add the connection to the organization, and let it assign membership on sign-in.",
            Says(
                "no connections enabled for the organization", "is not part of the … organization",
                "is not a member of the organization", "user does not belong to any organization",
                "connection is not enabled for the organization")),
        new(
            "auth0.not-enabled", Support, Applications,
            "The connection is not enabled for the application",
            "It was never enabled, was disabled, or was created a moment ago.",
            "Enable the connection for the application and wait a few minutes.",
            Says(
                "no connections enabled for the client", "connection is not enabled", "connection was not enabled",
                "connection was disabled", "connection is disabled",
                "connection disabled", "no connections are enabled for this client")),
        new(
            "auth0.not-found", Support, Settings,
            "Auth0 doesn't know the connection",
            "The name in the link is mistyped, or the connection was deleted.",
            "Compare the connection's name in the link with this console.",
            Says(
                "invalid_request unknown idp", "does not have saml sso enabled",
                "connection was not found", "invalid connection", "connection does not exist",
                "the specified connection does not exist").ButNot("password grant")),
        new(
            "auth0.password-grant", Support, Applications,
            "The application asked for a password instead of redirecting",
            "The application sent the user name and password itself, which an enterprise connection doesn't accept.",
            "Make the application start the sign-in with a redirect to Auth0, with the connection's name.",
            Says(
                "not supported connection", "connection specified for password grant", "connection … password grant",
                "password grant … connection", "authorization server not configured with default connection")),
        new(
            "auth0.callback", Support, Applications,
            "The application's callback is not registered",
            "The application asked to return to an address that Auth0 doesn't know.",
            "Add the address to the application's Allowed Callback URLs in Auth0.",
            Says(
                "callback url mismatch", "is not in the list of allowed callback urls", "the redirect uri is wrong. you sent")),
        new(
            "auth0.unknown-client", Support, Applications,
            "Auth0 doesn't know the application",
            "The link names an application that doesn't exist in this tenant.",
            "Compare the client_id in the link with the tenant's applications.",
            Says("unknown client:")),
        new(
            "auth0.api", Support, Applications,
            "Auth0 doesn't know the API that the application asks for",
            "The sign-in asks for an audience, and no API of the tenant has that identifier.",
            "Create the API in Auth0 with this identifier, or correct the audience that the application sends.",
            Says(
                "service not found: http", "service not found: urn:", "error_description=service not found",
                "service not found: https")),
        new(
            "auth0.rate-limit", Support, Settings,
            "Auth0 received too many requests",
            "The tenant's rate limit was reached.",
            "Wait a minute and start the sign-in again. If it goes on, check the tenant log for api_limit.",
            Says("global limit has been reached", "too_many_requests", "too many requests", "rate limit exceeded")),
        new(
            "auth0.state", User, Settings,
            "The state of the sign-in was lost",
            "A bookmarked page, a second tab, blocked cookies, or a mix of two hosts.",
            "Close the tabs and start the sign-in again at InfluxDB, not from a bookmark.",
            Says(
                "antiforgery_id mismatch", "missing session or misconfigured provider", "state not the same as expected",
                "invalid_nonce_in_state",
                "login session timed out", "login session has expired", "login session expired",
                "unknown or invalid login ticket", "third-party cookies … blocked", "cookies are blocked",
                "set-cookie … was blocked because it had",
                "unable to verify authorization request state", "unable to verify the authorization request state",
                "unable to verify state", "state mismatch", "invalid state",
                "invalid authorization request state", "checks.state argument is missing", "you may have pressed the back button",
                "invalid_state",
                "you may be seeing this page because you bookmarked", "unable to verify transaction state",
                "state parameter missing", "state does not match",
                "authorization_request_not_found", "invalid_state_parameter", "unable to find a valid csrf token", "csrf_detected",
                "csrf detected", "state cookie was missing", "code_verifier cookie was missing",
                "unable to find the user's original request",
                "invalid authorization response state", "unable to restore state").ButNot("entropy", "enough characters", "too weak")));
}
