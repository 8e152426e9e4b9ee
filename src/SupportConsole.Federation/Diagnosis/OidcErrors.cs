using System.Text.RegularExpressions;
using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>OAuth and OpenID Connect error names, by their standards.</summary>
internal static class OidcErrors
{
    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        Entry(
            "oidc.nonce", "\\bnonce\\b.{0,40}(mismatch|does(n't| not) match|invalid|missing)|\\b(invalid|missing) nonce\\b", "The answer belongs to another sign-in",
            "The ID token's nonce is not the one that was sent: an old page, a step back in the browser, or an IdP that does not return it.",
            "Start afresh from the application; if it stays, see that the IdP copies nonce into the ID token.",
            User, Settings, "OpenID Connect Core 1.0, section 3.1.3.7",
            "error=access_denied&error_description=nonce mismatch"),
        Entry(
            "oidc.invalid-client", "\\binvalid_client\\b", "The IdP refuses client ID or secret",
            "The secret is wrong or has expired, or the client ID is mistyped.",
            "Send the client ID and a valid client secret by a secure channel.",
            Customer, Rotation, "RFC 6749, section 5.2",
            "{\"error\":\"invalid_client\"}"),
        Entry(
            "oidc.invalid-grant", "\\binvalid_grant\\b", "The IdP refuses the code",
            "The code was used or has expired, the redirect URI differs, or PKCE is not met.",
            "Start afresh; if it stays, compare the redirect URI and the PKCE setting.",
            Support, Settings, "RFC 6749, section 5.2",
            "error=invalid_grant&error_description=The authorization code is invalid"),
        Entry(
            "oidc.unauthorized-client", "\\bunauthorized_client\\b", "The client may not use this flow",
            "The grant type is not allowed for the client.",
            "Allow the authorization code grant for the client.",
            Customer, HandOff, "RFC 6749, section 4.1.2.1",
            "error=unauthorized_client"),
        Entry(
            "oidc.response-type", "\\bunsupported_response_type\\b", "The IdP does not offer this response type",
            "The connection uses the front channel and the client the code flow only.",
            "Use the back channel on the connection.",
            Support, Settings, "RFC 6749, section 4.1.2.1",
            "error=unsupported_response_type"),
        Entry(
            "oidc.grant-type", "\\bunsupported_grant_type\\b", "The IdP does not offer this grant",
            "The authorization code grant is not on.",
            "Allow the authorization code grant for the client.",
            Customer, HandOff, "RFC 6749, section 5.2",
            "error=unsupported_grant_type"),
        Entry(
            "oidc.invalid-scope", "\\binvalid_scope\\b", "The IdP does not know a scope",
            "The connection asks for a scope that the client may not have.",
            "Ask for openid, profile and email only.",
            Support, Settings, "RFC 6749, section 4.1.2.1",
            "error=invalid_scope&error_description=scope groups is unknown"),
        Entry(
            "oidc.login-required", "\\blogin_required\\b", "There is no session at the IdP",
            "Sign-in without asking was requested.",
            "Sign in afresh.",
            User, Settings, "OpenID Connect Core 1.0, section 3.1.2.6",
            "error=login_required"),
        Entry(
            "oidc.interaction-required", "\\b(interaction_required|account_selection_required)\\b", "The IdP must ask the person something",
            "Sign-in without asking was requested.",
            "Sign in afresh and answer what the identity provider asks.",
            User, Settings, "OpenID Connect Core 1.0, section 3.1.2.6",
            "error=interaction_required"),
        Entry(
            "oidc.consent-required", "\\bconsent_required\\b", "Consent is missing",
            "Nobody has consented for this client.",
            "Let an administrator consent for everybody.",
            Customer, HandOff, "OpenID Connect Core 1.0, section 3.1.2.6",
            "error=consent_required"),
        Entry(
            "oidc.temporarily-unavailable", "\\btemporarily_unavailable\\b", "The identity service is busy",
            "It is overloaded or under maintenance.",
            "Try again in some minutes; then look at the provider's status page.",
            User, Settings, "RFC 6749, section 4.1.2.1",
            "error=temporarily_unavailable"),
        Entry(
            "oidc.server-error", "\\bserver_error\\b", "The identity service failed",
            "An unexpected error at Auth0 or at the IdP.",
            "Look into the tenant's log for that minute, then ask with its log ID.",
            Auth0, Settings, "RFC 6749, section 4.1.2.1",
            "error=server_error"),
        Entry(
            "oidc.access-denied", "\\baccess_denied\\b", "Sign-in was refused",
            "The IdP or a rule in the tenant refused, or the person cancelled; the description says more.",
            "Look into the tenant's log and the identity provider's log for that minute.",
            Support, Settings, "RFC 6749, section 4.1.2.1",
            "error=access_denied"),
        Entry(
            "oidc.invalid-request", "\\binvalid_request\\b", "The request was not understood",
            "A parameter is missing or wrong; the description says which.",
            "Look into the tenant's log for that minute.",
            Support, Settings, "RFC 6749, section 4.1.2.1",
            "error=invalid_request"),
    ];

    private static ErrorEntry Entry(string id, string pattern, string title, string cause, string cure, ErrorMove move, ErrorDestination leadsTo, string source, string example) =>
        new(id, new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), title, cause, cure, move, leadsTo, source, example);
}
