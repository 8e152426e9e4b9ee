using static SupportConsole.Federation.Diagnosis.ErrorDestination;
using static SupportConsole.Federation.Diagnosis.ErrorMove;
using static SupportConsole.Federation.Diagnosis.ErrorSigns;

namespace SupportConsole.Federation.Diagnosis.Entries;

/// <summary>Keycloak's errors, on its page and in its event log.</summary>
internal static class KeycloakErrors
{
    public const string Source = "Keycloak server: messages, event types and errors";

    public static IReadOnlyList<ErrorEntry> All { get; } = ErrorList.From(
        Source,
        new(
            "keycloak.redirect", Customer, HandOff,
            "Keycloak doesn't know the redirect URI",
            "The callback is not among the client's valid redirect URIs.",
            "In Keycloak, open the client's settings and set Valid redirect URIs to the callback from the hand-off.",
            Says(
                "invalid parameter: redirect_uri", "ungültiger parameter: redirect_uri", "paramètre invalide : redirect_uri",
                "parámetro inválido: redirect_uri", "invalid_redirect_uri", "invalid redirect uri")
                .Near("we are sorry", "keycloak", "login_error", ": redirect_uri", "realm")),
        new(
            "keycloak.client-credentials", Customer, Rotation,
            "Keycloak rejected the client ID or secret",
            "The secret was regenerated or mistyped, or the client ID is wrong.",
            "In Keycloak, open the client's Credentials tab, copy the Client Secret, and send it to us through a secure channel.",
            Says(
                "invalid client or invalid client credentials", "invalid_client_credentials", "invalid client secret",
                "client secret not provided in request")),
        new(
            "keycloak.secret-characters", Customer, Rotation,
            "Keycloak can't decode the client secret",
            "The secret has characters such as % that Keycloak takes for an escape.",
            "In Keycloak, regenerate the client secret and send it to us through a secure channel.",
            Says("authenticating client … illegal hex characters in escape")),
        new(
            "keycloak.client-disabled", Customer, HandOff,
            "The client is disabled in Keycloak",
            "The client was switched off.",
            "In Keycloak, open the client and switch Enabled on.",
            Says(
                "login requester not enabled", "client_disabled", "client disabled", "invalid client or client is disabled",
                "client is disabled")),
        new(
            "keycloak.client-not-found", Customer, HandOff,
            "Keycloak doesn't know the client",
            "The realm has no client with our client ID or, for SAML, our entity ID.",
            "In Keycloak, check that the client is in this realm and that its Client ID is the value in the hand-off.",
            Says("client_not_found", "client not found", "login requester")),
        new(
            "keycloak.flow", Customer, HandOff,
            "The client doesn't allow this flow in Keycloak",
            "Standard flow is switched off for the client, or the client is bearer-only.",
            "In Keycloak, open the client's Capability config and switch Standard flow on.",
            Says(
                "standard flow is disabled for the client", "implicit flow is disabled for the client",
                "bearer-only applications are not allowed", "login_error … error='not_allowed", "login_error … error=not_allowed",
                "login_error … error':'not_allowed")),
        new(
            "keycloak.invalid-requester", Customer, HandOff,
            "Keycloak rejected the SAML request",
            "The client expects a signed request, or has another certificate or redirect URI.",
            "In Keycloak, open the client's Keys tab. Switch Client signature required off or import our certificate. Compare "
            + "Valid redirect URIs with the hand-off.",
            Says("invalid requester", "sigalg was null", "invalid signature on document … samlservice", "invalid_signature").Near(
                "invalid requester", "sigalg", "login_error", "keycloak", "we are sorry")
                .ButNot("identity_provider_response_error", "identity_provider_login_error")),
        new(
            "keycloak.destination", Support, Settings,
            "Keycloak doesn't accept the destination of our request",
            "The sign-in URL on the connection is not the realm's SAML address.",
            "Compare the sign-in URL with the metadata: https://<host>/realms/<realm>/protocol/saml.",
            Says("missing_required_destination", "invalid_destination", "invalid_authn_request")
                .ButNot("identity_provider_response_error", "identity_provider_login_error", "nameid")),
        new(
            "keycloak.name-id", Customer, HandOff,
            "Keycloak can't give the NameID format of our request",
            "The client's NameID format differs and is not forced.",
            "In Keycloak, set the client's Name ID format to email and switch Force name ID format on.",
            Says(
                "unsupported nameidformat", "unsupported_nameid_format", "invalid_saml_nameid_format",
                "reason='unsupported_nameid_format", "reason':'unsupported_nameid_format")),
        new(
            "keycloak.realm", Support, Settings,
            "The realm doesn't exist",
            "The realm in the issuer is mistyped, renamed or disabled. Keycloak 17 and later have no /auth in the address.",
            "Compare the connection's issuer with the realm's OpenID Endpoint Configuration.",
            Says("realm does not exist", "realm_not_found", "realm not enabled", "realm_disabled")),
        new(
            "keycloak.broker", Customer, HandOff,
            "The identity provider behind Keycloak failed",
            "Keycloak passes the sign-in on to another provider, which failed.",
            "In Keycloak, open Events and find IDENTITY_PROVIDER_LOGIN_ERROR of that minute. Fix that identity provider.",
            Says(
                "could not process response from saml identity provider",
                "unexpected error when authenticating with identity provider", "could not authenticate with identity provider",
                "identity_provider_login_failure", "identity_provider_response_error", "identity_provider_login_error",
                "invalid signature in response from identity provider", "invalid response from identity provider",
                "invalidfederatedidentityactionmessage",
                "unexpected error when handling authentication request to identity provider",
                "unexpectederrorhandlingrequestmessage", "identityproviderunexpectederrormessage",
                "could not obtain token from identity provider", "identity_provider_error", "identitybrokerexception",
                "failed to make identity provider oauth callback", "could not send authentication request to identity provider",
                "unexpected error when handling response from identity provider",
                "unexpected error when retrieving token from identity provider",
                "could not proceed with authentication request to identity provider",
                "missing state parameter in response from identity provider",
                "missing code or error parameter in response from identity provider",
                "no relay state in response from identity provider", "does not match the configured essential claim",
                "could not find an identity provider with the identifier", "access denied when authenticating with")),
        new(
            "keycloak.https", Customer, HandOff,
            "Keycloak requires https",
            "Keycloak thinks that the request came over http. Often its reverse proxy doesn't forward the protocol.",
            "Make the proxy send X-Forwarded-Proto and start Keycloak with --proxy-headers xforwarded.",
            Says("https required", "ssl_required")));
}
