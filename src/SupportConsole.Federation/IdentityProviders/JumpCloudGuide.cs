namespace SupportConsole.Federation.IdentityProviders;

internal static class JumpCloudGuide
{
    public static IdentityProviderGuide Guide { get; } = new()
    {
        Provider = IdentityProvider.JumpCloud,
        DisplayName = "JumpCloud",
        PreferredBecause = "With OIDC, JumpCloud rotates its signing keys automatically; only the client secret needs renewing.",
        Warnings = ["Bind a user group to the application: without one nobody sees it or can sign in."],
        Protocols =
        [
            new ProtocolGuide
            {
                Protocol = Protocol.Oidc,
                Fields = [
                    new("Redirect URIs", "{callback}"),
                    new("Client Authentication Type", "Client Secret POST"),
                    new("Login URL", "https://{host}")],
                SetUpSteps =
                [
                    "In the JumpCloud Admin Portal open SSO Applications, choose Add New Application, then Custom Application.",
                    "Choose Manage Single Sign-On (SSO), Configure SSO with OIDC.",
                    "Set Redirect URIs to {callback}, Login URL to https://{host} and Client Authentication Type to Client Secret POST.",
                    "Tick the standard scopes Email and Profile, and activate the application.",
                    "Copy the Client Secret at once: it is shown only now.",
                    "Bind the user groups who may sign in.",
                    "Send back the Client ID and the Client Secret (securely); the issuer is https://oauth.id.jumpcloud.com/.",
                ],
                SendBack = CommonSteps.Oidc(
                    "Issuer",
                    "Always https://oauth.id.jumpcloud.com/, with the slash",
                    "Client ID",
                    "Client Secret",
                    "Shown once when the application is activated"),
                RotationSteps = CommonSteps.RotateSecret(
                    "Agree on the minute with support, then on the application's SSO tab choose Regenerate Secret: the previous one "
                    + "ends at once.",
                    "Nothing is left to retire."),
                CredentialLifetime = "Client secrets do not expire by themselves.",
            },
            new ProtocolGuide
            {
                Protocol = Protocol.Saml,
                Fields =
                [
                    new("IdP Entity ID", "a text of your own, unique in JumpCloud, such as jumpcloud-influxdb"),
                    new("SP Entity ID", "{entityId}"),
                    new("ACS URLs", "{callback}"),
                    new("SAMLSubject NameID", "email"), new("Logout URL", "{logout}"),
                ],
                SetUpSteps =
                [
                    "In the JumpCloud Admin Portal open SSO Applications, choose Add New Application, then Custom Application.",
                    "Choose Manage Single Sign-On (SSO), Configure SSO with SAML.",
                    "Set IdP Entity ID to a unique text of your own, SP Entity ID to {entityId} and the ACS URL to {callback}.",
                    "Set SAMLSubject NameID to email with the format emailAddress, RSA-SHA256, and sign the assertion.",
                    "Add the attributes email, given_name and family_name, and activate the application.",
                    "Bind the user groups who may sign in.",
                    "Choose Export Metadata and send back the file.",
                ],
                SendBack = CommonSteps.Saml(
                    "Metadata file",
                    "The application's SSO tab, Export Metadata",
                    "IDP URL",
                    "certificate.pem",
                    "The application's SSO tab"),
                RotationSteps = CommonSteps.RotateCertificate(
                    "Make a new certificate on the application's IdP certificate menu, or upload your own pair.",
                    "Download the certificate and send it.",
                    "Activate it in the application's settings."),
                CredentialLifetime = "5 years by default.",
                LifetimeMonths = [60],
                Warnings = ["Send only the certificate: JumpCloud also hands out a private key, which nobody else may have."],
            },
        ],
    };
}
