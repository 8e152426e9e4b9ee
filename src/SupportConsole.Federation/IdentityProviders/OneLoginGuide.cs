namespace SupportConsole.Federation.IdentityProviders;

internal static class OneLoginGuide
{
    public static IdentityProviderGuide Guide { get; } = new()
    {
        Provider = IdentityProvider.OneLogin,
        DisplayName = "OneLogin",
        PreferredBecause = "With OIDC, OneLogin rotates its signing keys automatically; only the client secret needs renewing.",
        Warnings = ["Give the people or roles access on the Access tab, else OneLogin stops them before they reach Auth0."],
        Protocols =
        [
            new ProtocolGuide
            {
                Protocol = Protocol.Oidc,
                Fields = [
                    new("Redirect URIs", "{callback}"),
                    new("Post Logout Redirect URIs", "{logout}"),
                    new("Token Endpoint Authentication Method", "POST")],
                SetUpSteps =
                [
                    "In OneLogin's administration open Applications, choose Add App and find OpenId Connect (OIDC).",
                    "On the Configuration tab set Redirect URIs to {callback}.",
                    "On the SSO tab choose Application Type Web and the Token Endpoint authentication method POST.",
                    "Give the people or roles access on the Access tab and save.",
                    "Send back the Client ID, the Client Secret (securely) and the Issuer URL from the SSO tab.",
                ],
                SendBack = CommonSteps.Oidc(
                    "Issuer URL",
                    "SSO tab (https://ACME.onelogin.com/oidc/2)",
                    "Client ID",
                    "Client Secret",
                    "SSO tab"),
                RotationSteps = CommonSteps.RotateSecret(
                    "Agree on the minute with support, then on the SSO tab choose Regenerate Client Secret: the previous one ends at once.",
                    "Nothing is left to retire."),
                CredentialLifetime = "Client secrets do not expire by themselves.",
                Warnings = ["The token endpoint's method must be POST: Auth0 does not send the secret in a Basic header."],
            },
            new ProtocolGuide
            {
                Protocol = Protocol.Saml,
                Fields =
                [
                    new("Audience (EntityID)", "{entityId}"),
                    new("Recipient", "{callback}"),
                    new("ACS (Consumer) URL", "{callback}"),
                    new("ACS (Consumer) URL Validator",
                    "the ACS URL as a regular expression: ^, then {callback} with a backslash before each . ? and /, then $"),
                    new("Single Logout URL", "{logout}"),
                ],
                SetUpSteps =
                [
                    "In OneLogin's administration open Applications, choose Add App and find SAML Custom Connector (Advanced).",
                    "On the Configuration tab set Audience (EntityID) to {entityId}, and both Recipient and ACS (Consumer) URL to {callback}.",
                    "Set ACS (Consumer) URL Validator to the same URL as a regular expression, with a backslash before each dot, "
                    + "slash and question mark.",
                    "Set SAML initiator to Service Provider and the NameID format to Email.",
                    "On the Parameters tab add email, given_name and family_name, and tick Include in SAML assertion.",
                    "On the SSO tab choose SHA-256, then give access on the Access tab and save.",
                    "Send back the Issuer URL from the SSO tab: it is the metadata URL.",
                ],
                SendBack = CommonSteps.Saml(
                    "Issuer URL (metadata)",
                    "SSO tab; or More Actions > SAML Metadata",
                    "SAML 2.0 Endpoint (HTTP)",
                    "X.509 Certificate",
                    "SSO tab, View Details for the certificate"),
                RotationSteps = CommonSteps.RotateCertificate(
                    "Under Security > Certificates make a new certificate, SHA-256, 2048 bits.",
                    "Download it as X.509 PEM and send it.",
                    "On the application's SSO tab choose Change, pick the new certificate and save."),
                CredentialLifetime = "5 years.",
                LifetimeMonths = [60],
            },
        ],
    };
}
