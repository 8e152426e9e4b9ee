using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Google's errors, for its SAML apps and its OAuth clients.</summary>
internal static class GoogleErrors
{
    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        "Google Workspace Admin Help: SAML app error messages; Google Identity: authorization errors",
        new(
            "google.app-not-configured", Customer, HandOff,
            "Google doesn't know the SAML app for this person",
            "The app's entity ID is not the one in our request, or the person is in another Workspace.",
            "In the Admin console, open the SAML app's Service provider details and compare Entity ID and ACS URL with the "
            + "hand-off. Sign in with the company's account.",
            Says("app_not_configured_for_user", "app_not_configured", "not_a_saml_app", "service is not configured for this user")),
        new(
            "google.app-not-enabled", Customer, HandOff,
            "The SAML app is off for the person",
            "The app is not switched on for the person's organizational unit.",
            "In the Admin console, open the SAML app's User access and switch it on for the unit or group. It may take up to "
            + "24 hours.",
            Says("app_not_enabled_for_user", "app_not_enabled")),
        new(
            "google.acs", Customer, HandOff,
            "The ACS URL differs from the one in Google",
            "Our request asks for an answer at another address than the app has.",
            "In the Admin console, set the SAML app's ACS URL to the callback from the hand-off.",
            Says("acs url in request … doesn't match configured acs url", "acs url in request")),
        new(
            "google.name-id", Customer, HandOff,
            "Google can't build the NameID",
            "The attribute that the NameID comes from has no value for this person.",
            "In the Admin console, set the SAML app's Name ID to Basic Information > Primary email, with the format EMAIL.",
            Says("saml_invalid_user_id_mapping", "saml_user_id_mapping", "invalid_user_id_mapping")),
        new(
            "google.no-request", Support, Settings,
            "Google got no SAML request",
            "The sign-in URL was opened directly, or is not the one in the metadata.",
            "Start the sign-in at InfluxDB. Compare the sign-in URL and its idpid with the metadata.",
            Says(
                "no saml message present in request", "invalid_saml_service_provider_id", "invalid idp identifier",
                "saml_invalid_sp_id", "error parsing the request, malformed", "invalid idpid", "invalid_idpid")),
        new(
            "google.redirect", Customer, HandOff,
            "The redirect URI doesn't match",
            "The callback is not registered with the OAuth client.",
            "In Google Cloud, open APIs & Services > Credentials, choose the OAuth client, and add the callback from the "
            + "hand-off to Authorized redirect URIs.",
            Says(
                "access blocked: this app's request is invalid",
                "redirect_uri_mismatch", "did not match a registered redirect uri", "authorized for the oauth client")
                .Near(
                    "google", "error 400", "400. that's an error", "authorized for the oauth client", "this app's request is invalid",
                    "a registered redirect uri")
                .ButNot("error_description")),
        new(
            "google.org-internal", User, HandOff,
            "The OAuth client is for the organization only",
            "The account is outside the Workspace organization.",
            "Sign in with your work account.",
            Says("org_internal", "can only be used within its organization")),
        new(
            "google.testing", Customer, HandOff,
            "The Google app is still in testing",
            "Only listed test users may sign in until the app is published.",
            "In Google Cloud, open the OAuth consent screen and set the user type to Internal, or publish the app.",
            Says(
                "has not completed the google verification process", "can only be accessed by developer-approved testers",
                "access blocked: … has not completed", "the developer hasn't given you access to this app")),
        new(
            "google.admin-policy", Customer, HandOff,
            "The Workspace administrator blocks the app",
            "The app is not trusted under API controls.",
            "In the Admin console, open Security > API controls > App access control and trust the OAuth client.",
            Says(
                "admin_policy_enforced", "restricted by policies within your organization", "institution's admin needs to review",
                "access_not_configured")),
        new(
            "google.deleted-client", Customer, Settings,
            "The OAuth client doesn't exist",
            "The client ID is mistyped, or the client was deleted or disabled.",
            "Send us the client ID of an active OAuth client.",
            Says(
                "deleted_client", "disabled_client", "oauth client was not found", "oauth client was deleted",
                "oauth client was disabled")),
        new(
            "google.user-agent", User, Settings,
            "Google doesn't sign in inside an embedded browser",
            "The sign-in page was opened inside another app.",
            "Open the page in Chrome, Edge, Firefox or Safari and sign in there.",
            Says("disallowed_useragent")));
}
