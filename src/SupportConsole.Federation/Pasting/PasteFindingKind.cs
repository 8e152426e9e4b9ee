namespace SupportConsole.Federation.Pasting;

public enum PasteFindingKind
{
    Issuer = 1,

    DiscoveryUrl,

    MetadataUrl,

    Metadata,

    EntityId,

    SignInUrl,

    SignOutUrl,

    ClientId,

    /// <summary>A client secret: held in <see cref="PasteFinding.Secret"/>, never in the text.</summary>
    ClientSecret,

    /// <summary>The date on which the secret ends, as it was written.</summary>
    SecretExpiry,

    TenantId,

    /// <summary>A signing certificate, in <see cref="PasteFinding.Certificate"/>.</summary>
    Certificate,

    Thumbprint,

    Domain,

    ContactEmail,

    ErrorText,
}
