namespace SupportConsole.Federation.IdentityProviders;

internal static class PingFederateGuide
{
    public static IdentityProviderGuide Guide { get; } = new()
    {
        Provider = IdentityProvider.PingFederate,
        DisplayName = "PingFederate",
        PreferredBecause = "Most PingFederate servers are run for SAML and its SP connections import our metadata; OIDC needs the "
            + "authorization server switched on.",
        Warnings = ["The server must be reachable from the internet for the metadata and the browser's sign-in."],
        Protocols =
        [
            new ProtocolGuide
            {
                Protocol = Protocol.Saml,
                Fields = [
                    new("Partner's Entity ID", "{entityId}"),
                    new("Assertion Consumer Service URL (POST)", "{callback}"),
                    new("Metadata URL", "{metadataUrl}"),
                    new("SLO Service URL", "{logout}")],
                SetUpSteps =
                [
                    "In the PingFederate console open Applications > SP Connections and create a connection with the template "
                    + "Browser SSO Profiles, SAML 2.0.",
                    "Import the metadata from {metadataUrl}; it sets Partner's Entity ID to {entityId} and the ACS to {callback}, binding POST.",
                    "Allow SP-initiated SSO, and always sign the assertion.",
                    "Fulfil SAML_SUBJECT with the email address and add the attributes email, given_name, family_name.",
                    "Under Credentials choose the signing certificate and include it in the KeyInfo element.",
                    "Activate the connection and send back its metadata (Action > Export Metadata) or metadata URL.",
                ],
                SendBack = CommonSteps.Saml(
                    "Metadata of the SP connection",
                    "SP Connections, Select Action > Export Metadata; or https://PING-HOST/pf/federation_metadata.ping?PartnerSpId=",
                    "IdP SSO URL (…/idp/SSO.saml2)",
                    "Signing certificate",
                    "Security > Signing & Decryption Keys & Certificates"),
                RotationSteps = CommonSteps.RotateCertificate(
                    "Under Signing & Decryption Keys & Certificates make the new certificate.",
                    "Export it without its private key and send it.",
                    "Choose it in the SP connection's Digital Signature Settings and save."),
                CredentialLifetime = "As it was made by the administrator, often 1 to 3 years; automatic rotation is possible.",
                LifetimeMonths = [36, 12],
                Warnings = ["Where certificate rotation is automatic, its activation date is the minute in which sign-in breaks: ask for that date."],
            },
            new ProtocolGuide
            {
                Protocol = Protocol.Oidc,
                Fields = [
                    new("Redirect URIs", "{callback}"),
                    new("Allowed Grant Types", "Authorization Code"),
                    new("Client Authentication", "Client Secret")],
                SetUpSteps =
                [
                    "In the PingFederate console open Applications > OAuth Clients and add a client.",
                    "Choose Client Secret as client authentication and generate a secret.",
                    "Set Redirect URIs to {callback} and allow the grant type Authorization Code.",
                    "Choose an OpenID Connect policy that puts the email address into the ID token, signed RS256.",
                    "Send back the Client ID, the secret (securely) and the issuer.",
                ],
                SendBack = CommonSteps.Oidc(
                    "Issuer",
                    "https://PING-HOST, whose /.well-known/openid-configuration answers",
                    "Client ID",
                    "Client Secret",
                    "Applications > OAuth Clients"),
                RotationSteps = CommonSteps.RotateSecret(
                    "Open the client, tick Change Secret and generate a new one; keep the previous one by setting a secret retention "
                    + "period, where your version has it.",
                    "The previous secret lapses after its retention period."),
                CredentialLifetime = "Client secrets do not expire by themselves.",
            },
        ],
    };
}
