namespace SupportConsole.Federation.IdentityProviders;

internal static class OktaGuide
{
    public static IdentityProviderGuide Guide { get; } = new()
    {
        Provider = IdentityProvider.Okta,
        DisplayName = "Okta",
        PreferredBecause = "With OIDC, Okta rotates its signing keys automatically; only the client secret needs renewing.",
        Warnings =
        [
            "Assign the people or groups to the application: who is not assigned is stopped at Okta, and nothing of it "
            + "reaches Auth0's log.",
            "Use the organisation's own host (acme.okta.com), not the administrator's host (acme-admin.okta.com).",
        ],
        Protocols =
        [
            new ProtocolGuide
            {
                Protocol = Protocol.Oidc,
                Fields = [
                    new("Sign-in redirect URIs", "{callback}"),
                    new("Sign-out redirect URIs", "{logout}"),
                    new("Grant type", "Authorization Code")],
                SetUpSteps =
                [
                    "In the Okta Admin Console open Applications > Applications and choose Create App Integration.",
                    "Choose OIDC - OpenID Connect, then Web Application, and go on.",
                    "Leave only Authorization Code ticked under Grant type.",
                    "Set Sign-in redirect URIs to {callback}, exactly as it stands here.",
                    "Under Assignments give the application to the people or groups who may sign in, and save.",
                    "Send back the Client ID, the Client secret (securely) and the issuer, which is https:// followed by your Okta domain.",
                ],
                SendBack = CommonSteps.Oidc(
                    "Issuer (Okta domain)",
                    "https://acme.okta.com, or the authorization server's issuer under Security > API",
                    "Client ID",
                    "Client secret",
                    "The application's General tab, Client Credentials"),
                RotationSteps = CommonSteps.RotateSecret(
                    "On the application's General tab choose Generate new secret; the previous one stays active beside it.",
                    "When sign-in works, set the previous secret to Inactive, then delete it."),
                CredentialLifetime = "Okta's client secrets do not expire by themselves; two may be active at once.",
                Warnings = ["If the application uses a custom authorization server, the issuer ends in /oauth2/default or /oauth2/ and its ID: take it from that server's settings."],
            },
            new ProtocolGuide
            {
                Protocol = Protocol.Saml,
                Fields =
                [
                    new("Single sign-on URL", "{callback}"),
                    new("Audience URI (SP Entity ID)", "{entityId}"),
                    new("Name ID format", "EmailAddress"),
                    new("Single Logout URL", "{logout}"),
                ],
                SetUpSteps =
                [
                    "In the Okta Admin Console open Applications > Applications and choose Create App Integration, then SAML 2.0.",
                    "Set Single sign-on URL to {callback} and leave “Use this for Recipient URL and Destination URL” ticked.",
                    "Set Audience URI (SP Entity ID) to {entityId}.",
                    "Choose the Name ID format EmailAddress and the application username Email.",
                    "Add the attribute statements email = user.email, given_name = user.firstName, family_name = user.lastName.",
                    "Finish, and assign the people or groups on the Assignments tab.",
                    "Send back the Metadata URL from the Sign On tab.",
                ],
                SendBack = CommonSteps.Saml(
                    "Metadata URL",
                    "Sign On tab, Metadata details",
                    "Identity Provider Single Sign-On URL",
                    "X.509 Certificate",
                    "Sign On tab, View SAML setup instructions"),
                RotationSteps = CommonSteps.RotateCertificate(
                    "On the Sign On tab, under SAML Signing Certificates, generate a new certificate; it starts inactive.",
                    "Send support that certificate, or the metadata that names it.",
                    "Choose Actions > Activate on the new certificate."),
                CredentialLifetime = "Okta makes signing certificates for 10 years.",
                LifetimeMonths = [120],
            },
        ],
    };
}
