namespace SupportConsole.Federation.IdentityProviders;

internal static class PingOneGuide
{
    public static IdentityProviderGuide Guide { get; } = new()
    {
        Provider = IdentityProvider.PingOne,
        DisplayName = "PingOne",
        PreferredBecause = "With OIDC, PingOne rotates its signing keys automatically; only the client secret needs renewing.",
        Warnings = [
            "Switch the application on with the toggle in its list: a new one is off.",
            "Without a group on the Access tab everybody in the environment may sign in."],
        Protocols =
        [
            new ProtocolGuide
            {
                Protocol = Protocol.Oidc,
                Fields = [
                    new("Redirect URIs", "{callback}"),
                    new("Signoff URLs", "{logout}"),
                    new("Token Auth Method", "Client Secret Post")],
                SetUpSteps =
                [
                    "In PingOne open Applications > Applications and add one of the type OIDC Web App.",
                    "On the Configuration tab set Redirect URIs to {callback} and the grant type to Authorization Code.",
                    "Set Token Auth Method to Client Secret Post.",
                    "On the Resources tab allow the scopes openid, profile and email.",
                    "Switch the application on.",
                    "Send back the Issuer, the Client ID and the Client Secret (securely).",
                ],
                SendBack = CommonSteps.Oidc(
                    "Issuer",
                    "Configuration tab, URLs (https://auth.pingone.com/ENVIRONMENT-ID/as)",
                    "Client ID",
                    "Client Secret",
                    "Configuration tab, General"),
                RotationSteps = CommonSteps.RotateSecret(
                    "On the Configuration tab choose Generate New Secret; keep the previous secret for some days where it is offered.",
                    "The previous secret lapses after its retention period."),
                CredentialLifetime = "Client secrets do not expire by themselves.",
                Warnings = ["PingOne proposes Client Secret Basic; Auth0 sends the secret in the body, so choose Client Secret Post."],
            },
            new ProtocolGuide
            {
                Protocol = Protocol.Saml,
                Fields = [
                    new("ACS URLs", "{callback}"),
                    new("Entity ID", "{entityId}"),
                    new("SLO Endpoint", "{logout}"),
                    new("Subject NameID Format", "emailAddress")],
                SetUpSteps =
                [
                    "In PingOne open Applications > Applications and add one of the type SAML Application.",
                    "Choose Import From URL with {metadataUrl}; or Manually Enter: ACS URLs {callback}, Entity ID {entityId}.",
                    "On the Configuration tab choose Sign Assertion & Response, RSA_SHA256, and the Subject NameID Format emailAddress.",
                    "On the Attribute Mappings tab map saml_subject and email to Email Address, given_name and family_name likewise.",
                    "Switch the application on.",
                    "Send back the IdP Metadata URL.",
                ],
                SendBack = CommonSteps.Saml(
                    "IdP Metadata URL",
                    "The application's Configuration tab",
                    "Single Signon Service",
                    "Signing certificate",
                    "Configuration tab, Download Signing Certificate"),
                RotationSteps = CommonSteps.RotateCertificate(
                    "Under Settings > Certificates & Key Pairs add a signing key pair.",
                    "Download its certificate (X509 PEM) and send it.",
                    "Choose the new key under Signing Key on the application's Configuration tab."),
                CredentialLifetime = "One year by default.",
                LifetimeMonths = [12],
            },
        ],
    };
}
