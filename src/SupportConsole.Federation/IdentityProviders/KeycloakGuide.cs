namespace SupportConsole.Federation.IdentityProviders;

internal static class KeycloakGuide
{
    public static IdentityProviderGuide Guide { get; } = new()
    {
        Provider = IdentityProvider.Keycloak,
        DisplayName = "Keycloak",
        PreferredBecause = "When a realm rotates its keys, OIDC follows automatically; over SAML every rotation breaks sign-in at once.",
        Warnings =
        [
            "Auth0 must reach the server from the internet.",
            "Servers before version 17 have /auth in front of /realms.",
        ],
        Protocols =
        [
            new ProtocolGuide
            {
                Protocol = Protocol.Oidc,
                Fields = [
                    new("Valid redirect URIs", "{callback}"),
                    new("Valid post logout redirect URIs", "{logout}"),
                    new("Client authentication", "On"),
                    new("Standard flow", "On")],
                SetUpSteps =
                [
                    "In the Keycloak console choose the realm, then Clients > Create client, type OpenID Connect.",
                    "Choose a Client ID, such as influxdb, and switch Client authentication on and Standard flow on; leave the "
                    + "other flows off.",
                    "Set Valid redirect URIs to {callback} and save.",
                    "On the Credentials tab leave Client Authenticator at Client Id and Secret, and copy the Client Secret.",
                    "Send back the issuer https://KEYCLOAK-HOST/realms/REALM, the Client ID and the secret (securely).",
                ],
                SendBack = CommonSteps.Oidc(
                    "Issuer",
                    "https://KEYCLOAK-HOST/realms/REALM, without a slash at the end",
                    "Client ID",
                    "Client Secret",
                    "The client's Settings and Credentials tabs"),
                RotationSteps = CommonSteps.RotateSecret(
                    "On the Credentials tab choose Regenerate; unless secret rotation is switched on in a client policy the previous "
                    + "one ends at once, so agree on the minute.",
                    "Invalidate the rotated secret, where rotation is on."),
                CredentialLifetime = "Client secrets do not expire unless a client policy says so.",
                Warnings = ["Without a slash at the end, and with the host name that users see: a different host name gives an issuer mismatch."],
            },
            new ProtocolGuide
            {
                Protocol = Protocol.Saml,
                Fields =
                [
                    new("Client ID", "{entityId}"),
                    new("Valid redirect URIs", "{callback}"),
                    new("Master SAML Processing URL", "{callback}"),
                    new("Logout Service POST Binding URL", "{logout}"), new("Name ID format", "email"),
                ],
                SetUpSteps =
                [
                    "In the Keycloak console choose the realm, then Clients > Create client, type SAML, with the Client ID {entityId}.",
                    "Set Valid redirect URIs and Master SAML Processing URL to {callback}.",
                    "Set Name ID format to email and switch Force name ID format on.",
                    "Switch Sign documents or Sign assertions on, RSA_SHA256.",
                    "On the Keys tab switch Client signature required off, unless support signs its requests.",
                    "Under Client scopes add mappers for email, givenName and sn.",
                    "Send back https://KEYCLOAK-HOST/realms/REALM/protocol/saml/descriptor.",
                ],
                SendBack = CommonSteps.Saml(
                    "SAML 2.0 Identity Provider Metadata",
                    "Realm settings > General, Endpoints (…/protocol/saml/descriptor)",
                    "Sign-in URL (…/protocol/saml)",
                    "RS256 certificate",
                    "Realm settings > Keys"),
                RotationSteps = CommonSteps.RotateCertificate(
                    "Under Realm settings > Keys > Providers add a key with a lower priority than the present one.",
                    "Send its certificate (Keys list, button Certificate).",
                    "Raise the new key's priority above the previous one's."),
                CredentialLifetime = "10 years by default.",
                LifetimeMonths = [120],
                Warnings = ["A new realm key with a higher priority signs at once: give it a lower priority until the agreed minute."],
            },
        ],
    };
}
