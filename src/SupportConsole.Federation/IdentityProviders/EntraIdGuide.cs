namespace SupportConsole.Federation.IdentityProviders;

internal static class EntraIdGuide
{
    public static IdentityProviderGuide Guide { get; } = new()
    {
        Provider = IdentityProvider.EntraId,
        DisplayName = "Microsoft Entra ID",
        ShortName = "Entra ID",
        PreferredBecause = "With OIDC, Entra rotates its signing keys automatically and a second client secret may overlap the first; "
            + "a SAML certificate must be replaced by hand at an agreed time.",
        Warnings =
        [
            "Where assignment is required, assign the people or groups under Users and groups; else they get AADSTS50105.",
            "Guests arrive with #EXT# in their user name: map the email address, not the user principal name.",
        ],
        Protocols =
        [
            new ProtocolGuide
            {
                Protocol = Protocol.Oidc,
                Fields = [
                    new("Redirect URI (platform Web)", "{callback}"),
                    new("Front-channel logout URL", "{logout}"),
                    new("Supported account types", "Accounts in this organizational directory only")],
                SetUpSteps =
                [
                    "In the Entra admin centre open App registrations and choose New registration.",
                    "Choose Accounts in this organizational directory only.",
                    "Under Redirect URI choose the platform Web and enter {callback}, then register.",
                    "Under Certificates & secrets choose New client secret and the longest lifetime your policy allows.",
                    "Copy the column Value at once; it is shown only now. The Secret ID beside it is not the secret.",
                    "Under API permissions keep Microsoft Graph User.Read and choose Grant admin consent.",
                    "Send back the Application (client) ID, the Directory (tenant) ID, the secret's Value (securely) and its expiry date.",
                ],
                SendBack = CommonSteps.Oidc(
                    "Directory (tenant) ID",
                    "Overview; the issuer is https://login.microsoftonline.com/TENANT-ID/v2.0",
                    "Application (client) ID",
                    "Client secret Value",
                    "Overview, and Certificates & secrets"),
                RotationSteps = CommonSteps.RotateSecret(
                    "Under Certificates & secrets add a second client secret and copy its Value (not its Secret ID).",
                    "When sign-in works, delete the previous secret."),
                CredentialLifetime = "At most 24 months; the portal proposes 6.",
                LifetimeMonths = [24, 12, 6, 3],
                Warnings =
                [
                    "The secret is the Value. The Secret ID, a GUID, looks like one and gives AADSTS7000215.",
                    "Entra does not tell support before a secret ends (AADSTS7000222 afterwards): record the expiry date.",
                ],
            },
            new ProtocolGuide
            {
                Protocol = Protocol.Saml,
                Fields =
                [
                    new("Identifier (Entity ID)", "{entityId}"),
                    new("Reply URL (Assertion Consumer Service URL)", "{callback}"),
                    new("Logout Url", "{logout}"),
                    new("Sign on URL", "leave empty"),
                ],
                SetUpSteps =
                [
                    "In the Entra admin centre open Enterprise applications, choose New application, then Create your own "
                    + "application (non-gallery).",
                    "Open Single sign-on and choose SAML.",
                    "Under Basic SAML Configuration set Identifier (Entity ID) to {entityId} and Reply URL (Assertion Consumer Service URL) to {callback}.",
                    "Leave Sign on URL empty and save.",
                    "Under Attributes & Claims see that the claim emailaddress is user.mail (or the user principal name).",
                    "Assign the people or groups under Users and groups.",
                    "Send back the App Federation Metadata Url from the section SAML Certificates.",
                ],
                SendBack = CommonSteps.Saml(
                    "App Federation Metadata Url",
                    "Single sign-on, SAML Certificates",
                    "Login URL",
                    "Certificate (Base64)",
                    "Single sign-on page"),
                RotationSteps = CommonSteps.RotateCertificate(
                    "Under SAML Certificates choose Edit, then New Certificate, and save; it is created inactive.",
                    "Download the new one as Base64 certificate and send it to support.",
                    "Choose Make certificate active on the new one."),
                CredentialLifetime = "Signing certificates are made for 3 years.",
                LifetimeMonths = [36],
                Warnings =
                [
                    "If the present certificate has already expired, saving a new one may switch signing to it at once: have "
                    + "support on the line before you save.",
                    "Use the metadata URL that carries appid: the one without it holds the directory's certificates, not this "
                    + "application's.",
                ],
            },
        ],
    };
}
