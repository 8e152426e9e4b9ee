namespace SupportConsole.Federation.IdentityProviders;

internal static class AdFsGuide
{
    public static IdentityProviderGuide Guide { get; } = new()
    {
        Provider = IdentityProvider.AdFs,
        DisplayName = "AD FS",
        PreferredBecause = "SAML works with every AD FS; OIDC only with Windows Server 2016 and later, and without email claims unless "
            + "they are issued to the ID token.",
        Warnings = ["AD FS renews its token-signing certificate automatically about once a year; from the change to primary on, SAML sign-in fails until support has the new one."],
        Protocols =
        [
            new ProtocolGuide
            {
                Protocol = Protocol.Saml,
                Fields =
                [
                    new("Relying party trust identifier", "{entityId}"),
                    new("Relying party SAML 2.0 SSO service URL", "{callback}"),
                    new("Federation metadata address", "{metadataUrl}"),
                    new("SAML Logout endpoint", "{logout}"),
                ],
                SetUpSteps =
                [
                    "In AD FS Management choose Add Relying Party Trust, Claims aware.",
                    "Import the data from {metadataUrl}; or enter it by hand: the SAML 2.0 SSO service URL is {callback}, the identifier is {entityId}.",
                    "Choose the access control policy for the people who may sign in.",
                    "Add an issuance rule Send LDAP Attributes as Claims: E-Mail-Addresses to E-Mail Address, Given-Name to Given "
                    + "Name, Surname to Surname.",
                    "Add a rule Transform an Incoming Claim: E-Mail Address to Name ID, format Email.",
                    "Send back the federation metadata URL of your AD FS.",
                ],
                SendBack = CommonSteps.Saml(
                    "Federation metadata URL",
                    "https://ADFS-HOST/FederationMetadata/2007-06/FederationMetadata.xml",
                    "SAML 2.0 sign-in URL",
                    "Token-signing certificate (primary)",
                    "AD FS Management, Service > Endpoints and Certificates"),
                RotationSteps = CommonSteps.RotateCertificate(
                    "See the coming certificate: it stands as Secondary under Service > Certificates some days before the change "
                    + "(Get-AdfsCertificate).",
                    "Export it as Base64 .cer, or send the metadata, which holds both.",
                    "Make it primary (Set-AdfsCertificate, or let the automatic rollover do it) in the agreed minute."),
                CredentialLifetime = "One year; rolled over automatically unless AutoCertificateRollover is off.",
                LifetimeMonths = [12],
                Warnings =
                [
                    "After importing our metadata AD FS may encrypt its assertions to our certificate ({certificateUrl}).",
                    "The metadata may hold two signing certificates, primary and secondary: the one in use is the primary.",
                ],
            },
            new ProtocolGuide
            {
                Protocol = Protocol.Oidc,
                Fields = [new("Redirect URI", "{callback}"), new("Client Identifier", "made by AD FS")],
                SetUpSteps =
                [
                    "In AD FS Management open Application Groups and add one of the kind Server application accessing a web API.",
                    "Copy the Client Identifier and set Redirect URI to {callback}.",
                    "Choose Generate a shared secret and copy it at once.",
                    "For the web API use the client identifier as identifier, and permit openid, profile, email and allatclaims.",
                    "Add issuance rules for email and name.",
                    "Send back the Client Identifier, the shared secret (securely) and https://ADFS-HOST/adfs.",
                ],
                SendBack = CommonSteps.Oidc(
                    "Issuer",
                    "https://ADFS-HOST/adfs",
                    "Client Identifier",
                    "Shared secret",
                    "Application group, Server application"),
                RotationSteps = CommonSteps.RotateSecret(
                    "Open the application group's server application and choose Reset for the shared secret: the previous one ends "
                    + "at once, so agree on the minute first.",
                    "Nothing is left to retire: the reset ended the previous secret."),
                CredentialLifetime = "Shared secrets do not expire by themselves.",
                Warnings = ["Resetting the shared secret ends the previous one at once: there is no overlap."],
            },
        ],
    };
}
