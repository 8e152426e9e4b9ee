using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

internal static class OidcRequests
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "RFC 6749, RFC 7636 and OpenID Connect Core 1.0; the providers' messages",
        new(
            "oidc.nonce", User, Settings,
            "The answer belongs to another sign-in",
            "The ID token's nonce is not the one that was sent: an old page, a step back in the browser, or a provider that "
            + "drops it.",
            "Start the sign-in again at InfluxDB. If it fails again, the identity provider doesn't copy the nonce into the ID "
            + "token.",
            Says(
                "match response nonce",
                "nonce mismatch", "nonce … mismatch", "nonce … does not match", "nonce … doesn't match", "invalid nonce",
                "missing nonce", "nonce … invalid", "nonce … missing", "invalid_nonce",
                "id token nonce", "id token 'nonce' claim value", "nonce (nonce) claim", "requirenonce")),
        new(
            "oidc.weak-state", Support, Settings,
            "The identity provider requires a longer state",
            "The request's state is missing or too short for the identity provider.",
            "Check that the sign-in starts at Auth0, which sends a long state. If it does, ask the identity provider for its rule.",
            Says("state is missing or does not have enough characters", "state … too weak", "state … sufficient entropy")),
        new(
            "auth0.encrypted-token", Customer, HandOff,
            "The ID token is encrypted",
            "The identity provider encrypts ID tokens, and Auth0 reads signed ones only.",
            "Switch ID token encryption off for the client, and sign ID tokens with RS256.",
            Says(
                "failed to unmarshal claims: invalid character", "invalid compact jws", "idx10603", "idx10607", "idx10609", "idx10618",
                "idx10619")),
        new(
            "oidc.pkce-required", Support, Settings,
            "The identity provider requires PKCE",
            "The client at the identity provider demands a code challenge, and the connection sends none.",
            "Set PKCE to S256 on the connection.",
            Says(
                "code challenge is required", "code_challenge is required", "code challenge required",
                "missing parameter: code_challenge", "missing parameter: code_challenge_method",
                "code_challenge' parameter is missing", "must include a code_challenge", "code_challenge … is missing",
                "pkce is required", "requires pkce", "pkce required",
                "missing code_challenge", "invalid parameter: code_challenge_method", "code_challenge must be",
                "pkce code challenge is required",
                "proof key for code exchange is required",
                "code_challenge_method=s256, plain is not allowed")),
        new(
            "oidc.pkce", Support, Settings,
            "The PKCE values of the sign-in don't match",
            "The code verifier is not the one that belongs to the code challenge, or was not sent.",
            "Set PKCE to S256 or automatic on the connection, then start the sign-in again.",
            Says(
                "pkce verification failed", "invalid code_verifier", "invalid code verifier", "code_verifier … match",
                "code verifier … match", "missing code_verifier",
                "code_verifier is required", "unexpected code_verifier", "pkce code verifier not specified",
                "did not match the code verifier", "pkce_verification_failed", "code_verifier_missing", "invalid_code_verifier")),
        new(
            "oidc.redirect", Customer, HandOff,
            "The redirect URI is not registered at the identity provider",
            "The callback that Auth0 sends is not the one at the identity provider.",
            "Register the callback from the hand-off at the identity provider, character for character.",
            Says(
                "in the allowed redirect uri list", "does not match one of the registered values", "mismatching_redirect_uri",
                "redirect_uri did not match", "invalid redirect_uri", "invalid redirect uri", "invalid_redirect_uri",
                "redirect_uri is not whitelisted", "redirect_uri … is not registered", "redirect uri … is not registered",
                "unregistered redirect_uri", "redirect_uri is not valid", "redirect uri mismatch", "redirect_uri … does not match",
                "redirect uri … does not match", "redirect_uri mismatch", "redirect_uri is not registered", "redirect url mismatch",
                "invalid redirect url", "redirect_uri … not allowed", "redirect_uri … is invalid", "redirect_uri_mismatch",
                "redirect_mismatch", "redirect uri is not accepted", "redirect uri not allowed", "mismatching redirect uri",
                "redirect_uri must match", "doesn't match client redirect uri", "redirect uri included is not valid",
                "redirection uri provided does not match", "registered callback does not match",
                "redirect_uri is missing in the client configuration", "redirect_uri' is not valid for this client",
                "redirect_uri is not associated with this application", "must match the registered callback url")
                .ButNot("logout_error")),
        new(
            "oidc.logout", Customer, HandOff,
            "Signing out at the identity provider failed",
            "The address to return to after signing out is not registered, or the request names no session. Sign-in still works.",
            "Add the address to the client's post-logout redirect URIs at the identity provider.",
            Says(
                "redirect link doesn't match any expected values", "could not find the end_session_endpoint",
                "invalid parameter: post_logout_redirect_uri", "missing parameters: id_token_hint",
                "missing parameter: id_token_hint", "invalid parameter: id_token_hint", "invalid post_logout_redirect_uri",
                "post_logout_redirect_uri is not", "post_logout_redirect_uri … not registered", "we are sorry … logout failed",
                "logout_error … invalid_redirect_uri")),
        new(
            "oidc.client", Customer, Settings,
            "The identity provider doesn't know the client ID",
            "The client ID is mistyped, or the client is disabled or was deleted.",
            "Send us the client ID of an enabled client.",
            Says(
                "oauth client app is inactive", "oauth client facet is not enabled", "application is disabled",
                "application has been disabled", "app has been disabled by your administrator",
                "unknown client or client not enabled", "unknown_client", "client is not registered", "client not registered",
                "no client with requested id", "client does not exist", "invalid client_id", "client id is invalid",
                "unknown client_id", "unknown client id", "unknown or invalid client_id", "'client_id' is invalid",
                "oauth 2.0 client does not exist", "a valid oauth client could not be found", "invalid_client … client is invalid",
                "client is inactive")),
        new(
            "oidc.cancelled", User, Settings,
            "The person cancelled the sign-in",
            "The person chose to cancel or declined the consent at the identity provider.",
            "Start the sign-in again and accept what the identity provider asks.",
            Says(
                "denied access to the scope", "user has denied access", "user denied access", "user did not authorize the request",
                "user cancelled", "user canceled", "user denied", "the resource owner denied the request", "consent denied",
                "rejected_by_user", "at your request, the release of your information has been blocked",
                "having refused the mandatory terms of use", "processing the request: attributereleaserejected",
                "processing the request: termsrejected")),
        new(
            "oidc.no-code", User, Settings,
            "The callback was opened without a code",
            "The callback address was opened directly, from a bookmark or after a sign-out.",
            "Start the sign-in at InfluxDB, not from a bookmark or the history.",
            Says(
                "missing required parameter: code",
                "redeeming code missing code", "code must be present on", "missing code in callback", "no code in callback")),
        new(
            "oidc.no-access-token", Support, Settings,
            "The token response has no access token",
            "The identity provider issues one only if the request names a scope of an API.",
            "Add the scope of the customer's API to the connection's scopes, or don't ask the userinfo endpoint.",
            Says("server response missing access_token", "response is missing access_token", "missing access_token")));
}
