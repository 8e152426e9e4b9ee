namespace SupportConsole.Federation.IdentityProviders;

internal static class GoogleWorkspaceGuide
{
    public static IdentityProviderGuide Guide { get; } = new()
    {
        Provider = IdentityProvider.GoogleWorkspace,
        DisplayName = "Google Workspace",
        ShortName = "Google",
        PreferredBecause = "A custom SAML app is switched on per organisational unit in the Admin console; OIDC needs a Google Cloud "
            + "project besides, and its sign-in is not limited to your units.",
        Warnings = ["A change in Google's Admin console may take up to 24 hours to reach everyone."],
        Protocols =
        [
            new ProtocolGuide
            {
                Protocol = Protocol.Saml,
                Fields = [
                    new("ACS URL", "{callback}"),
                    new("Entity ID", "{entityId}"),
                    new("Name ID format", "EMAIL"),
                    new("Name ID", "Basic Information > Primary email")],
                SetUpSteps =
                [
                    "In the Google Admin console open Apps > Web and mobile apps and choose Add app > Add custom SAML app.",
                    "Name it and download the metadata (Option 1): there is no metadata URL to give.",
                    "Set ACS URL to {callback} and Entity ID to {entityId}; leave Start URL empty.",
                    "Set Name ID format to EMAIL and Name ID to Basic Information > Primary email.",
                    "Map Primary email to email, First name to given_name, Last name to family_name, and finish.",
                    "Open User access and turn the app ON for the organisational units or groups who may sign in.",
                    "Send back the downloaded metadata file.",
                ],
                SendBack = CommonSteps.Saml(
                    "IdP metadata file (GoogleIDPMetadata.xml)",
                    "The app's page, Download metadata",
                    "SSO URL",
                    "Certificate",
                    "The app's page, Download metadata"),
                RotationSteps = CommonSteps.RotateCertificate(
                    "Under Security > Authentication > SSO with SAML applications add a second certificate.",
                    "Download the metadata with the new certificate and send it.",
                    "On the app's page, under Service provider details, choose the new certificate and save."),
                CredentialLifetime = "Certificates last 5 years.",
                LifetimeMonths = [60],
                Warnings = ["Turn the app ON for the organisational unit: while it is OFF people get app_not_enabled_for_user."],
            },
            new ProtocolGuide
            {
                Protocol = Protocol.Oidc,
                Fields = [
                    new("Authorized redirect URIs", "{callback}"),
                    new("Authorized JavaScript origins", "https://{host}"),
                    new("Application type", "Web application")],
                SetUpSteps =
                [
                    "In the Google Cloud console choose or make a project that belongs to your organisation.",
                    "Set up the OAuth consent screen with the user type Internal, so that only your organisation can sign in.",
                    "Under Credentials choose Create credentials > OAuth client ID, type Web application.",
                    "Set Authorized JavaScript origins to https://{host} and Authorized redirect URIs to {callback}.",
                    "Send back the Client ID and the Client secret (securely); the issuer is https://accounts.google.com.",
                ],
                SendBack = CommonSteps.Oidc(
                    "Issuer",
                    "Always https://accounts.google.com",
                    "Client ID",
                    "Client secret",
                    "Google Cloud console, Credentials, the OAuth client"),
                RotationSteps = CommonSteps.RotateSecret(
                    "Open the OAuth client and choose Add secret; both work for the time being.",
                    "When sign-in works, disable the previous secret, then delete it."),
                CredentialLifetime = "Google's client secrets do not expire by themselves.",
                Warnings = ["Choose the user type Internal: with External any Google account may come as far as Auth0."],
            },
        ],
    };
}
