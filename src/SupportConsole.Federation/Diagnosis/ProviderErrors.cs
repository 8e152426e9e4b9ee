using System.Text.RegularExpressions;
using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;

namespace SupportConsole.Federation.Diagnosis;

/// <summary>The other providers' own texts.</summary>
internal static class ProviderErrors
{
    public static IReadOnlyList<ErrorEntry> All { get; } =
    [
        Entry(
            "okta.not-assigned", "user is not assigned to (the client|this) ?(application|app)?|not assigned to the client application", "The person is not assigned in Okta",
            "The application has no assignment for this person.",
            "Assign the person or a group on the application's Assignments tab.",
            Customer, HandOff, "Okta Developer: error codes and OIDC endpoint errors",
            "access_denied: User is not assigned to the client application."),
        Entry(
            "okta.policy", "policy evaluation failed for this request", "Okta's policy refuses the request",
            "No access policy of the authorization server admits this client and these scopes.",
            "Add an access policy and rule for this application and authorization code.",
            Customer, HandOff, "Okta Developer: error codes and OIDC endpoint errors",
            "error=access_denied&error_description=Policy evaluation failed for this request, please check the policy configurations."),
        Entry(
            "okta.redirect", "'?redirect_uri'? parameter must be (a|an absolute)", "Okta does not know the redirect URI",
            "The callback is not registered.",
            "Set Sign-in redirect URIs to the callback from the hand-off.",
            Customer, HandOff, "Okta Developer: error codes and OIDC endpoint errors",
            "Description: The 'redirect_uri' parameter must be a Login redirect URI in the client app settings."),
        Entry(
            "okta.client", "invalid value for 'client_id' parameter|client_id.{0,40}no client|E0000022", "Okta does not know the client ID",
            "The client ID is mistyped, or the application is inactive or elsewhere.",
            "Compare the Client ID on the application's General tab, and see that it is active.",
            Customer, Settings, "Okta Developer: error codes and OIDC endpoint errors",
            "invalid_client: Invalid value for 'client_id' parameter."),
        Entry(
            "okta.secret", "client secret supplied for a confidential client is invalid", "Okta refuses the client secret",
            "The secret in Auth0 is not one that is active in Okta.",
            "Make or look up the Client secret on the General tab and send it by a secure channel.",
            Customer, Rotation, "Okta Developer: error codes and OIDC endpoint errors",
            "{\"error\":\"invalid_client\",\"error_description\":\"The client secret supplied for a confidential client is invalid.\"}"),
        Entry(
            "google.app-not-configured", "app_not_configured\\b|app_not_configured_for_user", "Google does not know the SAML app for this person",
            "The entity ID or the ACS is not the app's, or the person is in another Workspace.",
            "Compare Entity ID and ACS URL with the hand-off and sign in with the company's account.",
            Customer, HandOff, "Google Workspace Admin Help: SAML app error messages",
            "Error: app_not_configured_for_user"),
        Entry(
            "google.app-not-enabled", "app_not_enabled", "The app is off for the person",
            "The app is not switched ON for the person's organisational unit.",
            "Switch the app ON for the organisational unit or group; it may take up to 24 hours.",
            Customer, HandOff, "Google Workspace Admin Help: SAML app error messages",
            "403. That's an error. Error: app_not_enabled_for_user"),
        Entry(
            "google.redirect", "redirect_uri_mismatch", "The redirect URI does not match",
            "The callback is not registered with the OAuth client.",
            "Add the callback from the hand-off to Authorized redirect URIs.",
            Customer, HandOff, "Google Identity: OpenID Connect, errors",
            "Error 400: redirect_uri_mismatch"),
        Entry(
            "google.org-internal", "org_internal", "The OAuth client is for the organisation only",
            "The account is outside the Workspace organisation.",
            "Sign in with the company's account.",
            User, HandOff, "Google Identity: authorization errors",
            "Error 403: org_internal"),
        Entry(
            "google.deleted-client", "deleted_client|OAuth client was (not found|deleted)", "The OAuth client is gone",
            "The client ID was deleted or mistyped.",
            "Compare the Client ID, or make a new OAuth client.",
            Customer, Settings, "Google Identity: authorization errors",
            "Error 401: deleted_client. The OAuth client was deleted."),
        Entry(
            "adfs.msis9224", "MSIS9224|MSIS9321|MSIS9384|MSIS\\d{4}:[^.]{0,80}redirect_uri", "AD FS does not accept the redirect URI or client",
            "The redirect URI is not registered with the client.",
            "Set Redirect URI to the callback from the hand-off.",
            Customer, HandOff, "Microsoft Learn: AD FS troubleshooting, event IDs and MSIS errors",
            "MSIS9224: Received invalid OAuth authorization request. The received 'redirect_uri' parameter is not a valid registered redirect URI for the client identifier."),
        Entry(
            "adfs.msis3127", "MSIS3127|MSIS9605|MSIS9602", "AD FS does not allow this client the resource",
            "The application group does not permit the client or the scopes.",
            "Permit the client with openid, profile and email in the application group.",
            Customer, HandOff, "Microsoft Learn: AD FS troubleshooting, event IDs and MSIS errors",
            "MSIS9605: The client is not allowed to access the requested resource."),
        Entry(
            "adfs.msis7012", "MSIS7012", "AD FS failed while processing the request",
            "The relying party's settings stopped AD FS; its event log says which.",
            "Look into the AD FS Admin event log for the activity ID.",
            Customer, HandOff, "Microsoft Learn: AD FS troubleshooting, event IDs and MSIS errors",
            "MSIS7012: An error occurred while processing the request. Contact your administrator for details."),
        Entry(
            "adfs.msis7007", "MSIS7007|MSIS3020|ID3082", "AD FS does not know the relying party",
            "No enabled relying party trust has this identifier.",
            "Compare the identifier with the entity ID in the hand-off, and enable the trust.",
            Customer, HandOff, "Microsoft Learn: AD FS troubleshooting, event IDs and MSIS errors",
            "MSIS7007: The requested relying party trust 'urn:auth0:influx:acme' is unspecified or unsupported."),
        Entry(
            "adfs.msis5007", "MSIS5007", "AD FS denies the person access",
            "The access control policy or an issuance rule does not admit the person.",
            "Admit the person or group in the access control policy.",
            Customer, HandOff, "Microsoft Learn: AD FS troubleshooting, event IDs and MSIS errors",
            "MSIS5007: The caller authorization failed for caller identity ACME\\user for relying party trust."),
        Entry(
            "adfs.msis7066", "MSIS7066", "AD FS could not authenticate the person",
            "None of the ways to authenticate that AD FS may use, or that the request asks for, succeeded.",
            "Look into the AD FS Admin event log for the activity ID; see which authentication methods are on.",
            Customer, HandOff, "Microsoft Learn: AD FS troubleshooting, event IDs and MSIS errors",
            "MSIS7066: Authentication failed for the request."),
        Entry(
            "adfs.msis0037", "MSIS0037|MSIS7093|MSIS3015", "AD FS cannot check the request's signature",
            "No certificate, or another one, is on the trust's Signature tab.",
            "Put the SP certificate from the hand-off on the Signature tab, or stop signing requests.",
            Customer, HandOff, "Microsoft Learn: AD FS troubleshooting, event IDs and MSIS errors",
            "MSIS0037: No signature verification certificate found for issuer 'urn:auth0:influx:acme'."),
        Entry(
            "ping.sp-connection", "unable to (find|locate) (an )?SP connection|invalid SP connection|unknown (SP )?partner|no SP connection", "PingFederate has no active SP connection",
            "The entity ID is not that of an active SP connection.",
            "Activate the SP connection, and compare Partner's Entity ID with the hand-off.",
            Customer, HandOff, "Ping Identity documentation: PingFederate and PingOne troubleshooting",
            "Unable to find SP connection with entity ID urn:auth0:influx:acme"),
        Entry(
            "ping.disabled", "application (is )?disabled|The requested application is not enabled", "The application is off in PingOne",
            "The application was not switched on.",
            "Switch the application on in the list of applications.",
            Customer, HandOff, "Ping Identity documentation: PingFederate and PingOne troubleshooting",
            "INVALID_REQUEST: The requested application is not enabled."),
        Entry(
            "ping.unsupported-method", "unsupported authentication method", "PingOne refuses the way the secret is sent",
            "The token authentication method differs from the one that Auth0 uses.",
            "Set Token Auth Method to Client Secret Post.",
            Customer, HandOff, "Ping Identity documentation: PingFederate and PingOne troubleshooting",
            "invalid_client: Request denied: Unsupported authentication method (Correlation ID: 1)"),
        Entry(
            "keycloak.redirect", "invalid parameter: redirect_uri|error=\\\"?invalid_redirect_uri", "Keycloak does not know the redirect URI",
            "The callback is not among the valid redirect URIs.",
            "Set Valid redirect URIs to the callback from the hand-off.",
            Customer, HandOff, "Keycloak server: event types and errors",
            "We are sorry... Invalid parameter: redirect_uri"),
        Entry(
            "keycloak.client-credentials", "invalid client or invalid client credentials|invalid_client_credentials", "Keycloak refuses client ID or secret",
            "The secret was regenerated or mistyped, or the client ID is wrong.",
            "Look up the Client Secret on the Credentials tab and send it by a secure channel.",
            Customer, Rotation, "Keycloak server: event types and errors",
            "{\"error\":\"unauthorized_client\",\"error_description\":\"Invalid client or Invalid client credentials\"}"),
        Entry(
            "keycloak.client-not-found", "client_not_found|client not found", "Keycloak does not know the client",
            "The client ID, or for SAML our entity ID, is no client of the realm, or it is disabled.",
            "Compare the Client ID and the realm, and enable the client.",
            Customer, HandOff, "Keycloak server: event types and errors",
            "type=LOGIN_ERROR, realmId=acme, clientId=influxdb, error=client_not_found"),
        Entry(
            "keycloak.invalid-requester", "invalid requester", "Keycloak refuses the SAML request",
            "The realm expects a signed request or another redirect URI.",
            "Switch Client signature required off, and compare Valid redirect URIs with the hand-off.",
            Customer, HandOff, "Keycloak server: event types and errors",
            "We are sorry... Invalid Requester"),
        Entry(
            "keycloak.realm", "realm does not exist|realm_not_found", "The realm does not exist",
            "The realm in the issuer is mistyped or renamed.",
            "Compare the realm in the issuer.",
            Support, Settings, "Keycloak server: event types and errors",
            "{\"error\":\"Realm does not exist\"}"),
    ];

    private static ErrorEntry Entry(string id, string pattern, string title, string cause, string cure, ErrorMove move, ErrorDestination leadsTo, string source, string example) =>
        new(id, new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), title, cause, cure, move, leadsTo, source, example);
}
