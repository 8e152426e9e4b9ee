using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

internal static class OktaErrors
{
    public const string Source = "Okta Developer: error codes and OIDC endpoint errors; Okta Help Center";

    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        Source,
        new(
            "okta.redirect", Customer, HandOff,
            "Okta doesn't know the redirect URI",
            "The callback is not registered with the application.",
            "In Okta, open the application's General tab and add the callback from the hand-off to Sign-in redirect URIs.",
            Says(
                "must be a login redirect uri", "'redirect_uri' parameter must be a", "'redirect_uri' parameter must be an absolute",
                "illegal value for parameter 'redirect_uri'", "redirect_uri parameter must be")),
        new(
            "okta.client", Customer, Settings,
            "Okta doesn't know the client ID",
            "The client ID is mistyped, or the application is inactive or in another Okta organization.",
            "Send us the Client ID of the application's General tab, and check that the application is active.",
            Codes("E0000013").OrSays("invalid value for 'client_id' parameter", "client_id … no client")),
        new(
            "okta.secret", Customer, Rotation,
            "Okta rejected the client secret",
            "The secret in Auth0 is not one that is active in Okta.",
            "In Okta, open the application's General tab, copy or generate the Client secret, and send it to us through a "
            + "secure channel.",
            Says("client secret supplied for a confidential client is invalid")),
        new(
            "okta.response-type", Customer, HandOff,
            "The Okta application doesn't allow the authorization code",
            "Its grant types lack Authorization Code.",
            "In Okta, open the application's General tab and select Authorization Code under Grant type.",
            Says(
                "the response type is not supported by the authorization server", "not authorized to use the provided grant type",
                "configured response types")),
        new(
            "okta.scope", Support, Settings,
            "Okta's authorization server doesn't know a scope",
            "The connection asks for a scope that the authorization server has not defined.",
            "Set the connection's scopes to openid, profile and email.",
            Says(
                "one or more scopes are not configured for the authorization server", "does not have any configured default scopes",
                "no_matching_scope")),
        new(
            "okta.public-client", Customer, HandOff,
            "The Okta application has no client secret",
            "It was created as a single-page or native app, which authenticates without a secret.",
            "In Okta, create the application as OIDC > Web Application and send us its client ID and secret through a secure "
            + "channel.",
            Says(
                "code challenge is required when the token endpoint authentication method is",
                "browser requests to the token endpoint must use proof key for code exchange")),
        new(
            "okta.dpop", Customer, HandOff,
            "The Okta application requires DPoP",
            "Auth0 sends no DPoP proof for enterprise connections.",
            "In Okta, open the application's General tab and clear Require Demonstrating Proof of Possession (DPoP).",
            Says("invalid_dpop_proof", "dpop proof jwt header is missing")),
        new(
            "okta.claim", Customer, HandOff,
            "Okta can't compute a claim for the person",
            "A claim of the authorization server refers to something that this person's profile doesn't have.",
            "In Okta, open Security > API > Authorization Servers > Claims and preview the token for this person. Correct the "
            + "claim or the profile.",
            Says("claim could not be evaluated")),
        new(
            "okta.auth-server", Support, Settings,
            "Okta doesn't know the authorization server",
            "The issuer names an authorization server that doesn't exist or is inactive.",
            "Compare the connection's issuer with Security > API > Authorization Servers in Okta. Without a custom one it is "
            + "the bare Okta domain.",
            Codes("E0000007", "E0000015").OrSays(
                "resource not found … authorizationserver", "you do not have permission to access the authorization server",
                "the requested feature is not enabled in this environment")),
        new(
            "okta.400-saml", Customer, HandOff,
            "Okta rejected our SAML request",
            "Okta verifies signed requests and lacks our certificate, or the single sign-on URL or NameID format differs from "
            + "our request.",
            "In Okta, compare Single sign-on URL, Audience URI and Name ID format with the hand-off. Under Signed Requests, "
            + "upload our certificate. The System Log has the reason.",
            Says("400_saml", "400 bad request", "bad request … your request resulted in an error").Near("okta")));
}
