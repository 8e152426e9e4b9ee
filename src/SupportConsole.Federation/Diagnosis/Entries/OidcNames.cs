using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>The error names of OAuth and OpenID Connect. They say little by themselves, so they come last.</summary>
internal static class OidcNames
{
    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        .. ErrorList.From(
            "RFC 6749, sections 4.1.2.1 and 5.2; OpenID Connect Core 1.0, section 3.1.2.6",
            new(
                "oidc.invalid-client", Customer, Rotation,
                "The identity provider rejected the client ID or the secret",
                "The secret is wrong or expired, the client ID is mistyped, or the secret is sent in a way that the identity "
                + "provider rejects.",
                "Send us the client ID and a valid client secret through a secure channel, and allow client_secret_post.",
                Says(
                    "client failed to authenticate",
                    "invalid_client", "client authentication failed", "must authenticate using a client secret",
                    "401 client error … /token")),
            new(
                "oidc.invalid-grant", Support, Settings,
                "The identity provider rejected the code",
                "The code was used or has expired, the redirect URI differs, or PKCE is not met.",
                "Start the sign-in again. If it fails again, compare the redirect URI and the PKCE setting.",
                Says(
                    "grant is invalid, expired", "code already redeemed", "code has already been redeemed", "code was already redeemed",
                    "invalid_grant", "invalid_code", "code not valid", "authorization code is invalid or has expired",
                    "bad_verification_code", "incorrect redirect_uri", "code is invalid or expired", "authorization code has expired",
                    "code has already been used", "grant request is invalid", "authorization code not found")),
            new(
                "oidc.unauthorized-client", Customer, HandOff,
                "The client is not allowed to use this flow",
                "The grant type is not allowed for the client.",
                "Allow the authorization code grant for the client.",
                Says(
                    "not authorized to request a token using this method",
                    "not authorized to request an authorization code using this method", "not authorized to use this grant",
                    "unauthorized_client", "requested grant type is not allowed for this client")),
            new(
                "oidc.response-type", Support, Settings,
                "The identity provider doesn't offer this response type",
                "The connection uses the front channel, and the client the authorization code only.",
                "Switch the connection to the back channel.",
                Says(
                    "unsupported_response_type", "unsupported response type", "response_type is not allowed",
                    "response_type … not supported", "not allowed to request response_type")),
            new(
                "oidc.grant-type", Customer, HandOff,
                "The identity provider doesn't offer this grant",
                "The authorization code grant is not enabled.",
                "Allow the authorization code grant for the client.",
                Codes("MSIS9611")
                    .OrSays("unsupported_grant_type", "unsupported grant type", "does not support the requested 'grant_type'")),
            new(
                "oidc.invalid-scope", Support, Settings,
                "The identity provider doesn't know a scope",
                "The connection asks for a scope that the client is not allowed.",
                "Set the connection's scopes to openid, profile and email.",
                Says(
                    "scopes are invalid", "openid scope is required", "scope openid is required", "missing openid scope",
                    "invalid_scope", "invalid scopes", "requested scope is invalid", "scope is not allowed",
                    "scope … not allowed")),
            new(
                "oidc.login-required", User, Settings,
                "There is no session at the identity provider",
                "The sign-in was asked to go on without a question, and the person is not signed in.",
                "Start the sign-in again at InfluxDB.",
                Says("login_required", "login required")),
            new(
                "oidc.interaction-required", User, Settings,
                "The identity provider has to ask the person something",
                "The sign-in was asked to go on without a question.",
                "Start the sign-in again and answer what the identity provider asks.",
                Says("interaction_required", "account_selection_required", "mfa_required", "resolve_required_actions")),
            new(
                "oidc.consent-required", Customer, HandOff,
                "Consent is missing",
                "Nobody has consented for this client.",
                "Let an administrator consent for everybody.",
                Says("consent_required", "consent required")),
            new(
                "oidc.temporarily-unavailable", User, Settings,
                "The identity service is busy",
                "The service is overloaded or under maintenance.",
                "Try again in a few minutes. If it goes on, check the provider's status page.",
                Says(
                    "502 bad gateway", "504 gateway time-out", "504 gateway timeout",
                    "temporarily_unavailable", "service unavailable")),
            new(
                "oidc.server-error", Auth0, Settings,
                "The identity service failed",
                "Auth0 or the identity provider had an unexpected error.",
                "Check the tenant log for that minute. If it names no cause, ask Auth0's support with the log ID.",
                Says("server_error", "internal server error")),
            new(
                "oidc.access-denied", Support, Settings,
                "The sign-in was denied",
                "The identity provider or a rule of the tenant denied it, or the person cancelled. The description says more.",
                "Check the tenant log and the identity provider's log for that minute.",
                Says(
                    "policy enforced by this service",
                    "access_denied", "resource owner or authorization server denied the request")),
            new(
                "oidc.invalid-request", Support, Settings,
                "The request was not understood",
                "A parameter is missing or wrong. The description says which.",
                "Check the tenant log for that minute.",
                Says(
                    "\"nonce\" parameter is required",
                    "request_not_supported", "invalid_request_uri", "invalid_request_object", "request_uri_not_supported",
                    "invalid_target", "registration_not_supported",
                    "invalid_request")))
            .Select(entry => entry with { IsGeneric = true }),
    ];
}
