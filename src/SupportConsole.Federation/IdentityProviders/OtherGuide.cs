namespace SupportConsole.Federation.IdentityProviders;

internal static class OtherGuide
{
    public static IdentityProviderGuide Guide { get; } = new()
    {
        Provider = IdentityProvider.Other,
        DisplayName = "Another identity provider",
        ShortName = "Other",
        PreferredBecause = "With OIDC, signing keys rotate automatically; a SAML certificate must be replaced by hand at an agreed time.",
        Warnings = ["The provider must be reachable from the internet, and its certificates and addresses must be https."],
        Protocols =
        [
            new ProtocolGuide
            {
                Protocol = Protocol.Oidc,
                Fields = [
                    new("Redirect URI (callback URL)", "{callback}"),
                    new("Post-logout redirect URI", "{logout}"),
                    new("Token endpoint authentication", "client_secret_post")],
                SetUpSteps =
                [
                    "Make a confidential web client (server-side application) for the authorization code flow.",
                    "Register the redirect URI {callback}, character for character.",
                    "Allow client_secret_post at the token endpoint, and sign ID tokens with RS256.",
                    "Allow the scopes openid, profile and email, and see that the ID token carries the email address.",
                    "Admit the people who may sign in.",
                    "Send back the issuer or discovery URL, the client ID and the client secret (securely).",
                ],
                SendBack = CommonSteps.Oidc(
                    "Issuer or discovery URL",
                    "The URL before /.well-known/openid-configuration",
                    "Client ID",
                    "Client secret",
                    "The client's settings"),
                RotationSteps = CommonSteps.RotateSecret(
                    "Make a second client secret, if the provider allows two; else agree on the minute first.",
                    "When sign-in works, remove the previous secret."),
                CredentialLifetime = "As the provider sets it: ask for the expiry date.",
                Warnings = ["Auth0 does not send the secret in a Basic header: a provider that allows only client_secret_basic cannot be connected with a secret."],
            },
            new ProtocolGuide
            {
                Protocol = Protocol.Saml,
                Fields = [
                    new("ACS URL (HTTP-POST)", "{callback}"),
                    new("SP entity ID / audience", "{entityId}"),
                    new("SP metadata", "{metadataUrl}"),
                    new("SP certificate", "{certificateUrl}"),
                    new("Single logout URL", "{logout}")],
                SetUpSteps =
                [
                    "Make a SAML 2.0 service provider from our metadata at {metadataUrl}, or enter the values by hand.",
                    "Assertion consumer service, binding HTTP-POST: {callback}. Entity ID or audience: {entityId}.",
                    "Sign the assertion or the response (or both) with SHA-256.",
                    "Send a NameID that stays the same for a person (email or persistent, never transient).",
                    "Send the email address as an attribute, with given name and family name.",
                    "Admit the people who may sign in.",
                    "Send back your IdP metadata, as a URL or XML file.",
                ],
                SendBack = CommonSteps.Saml(
                    "IdP metadata (URL or XML)",
                    "The provider's SAML settings",
                    "Sign-in URL",
                    "X.509 signing certificate",
                    "The provider's SAML settings"),
                RotationSteps = CommonSteps.RotateCertificate(
                    "Make the new signing certificate without putting it in use.",
                    "Send the new certificate or the metadata.",
                    "Let the provider sign with the new certificate."),
                CredentialLifetime = "As the certificate says.",
            },
        ],
    };
}
