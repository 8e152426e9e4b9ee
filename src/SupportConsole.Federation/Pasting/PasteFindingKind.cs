namespace SupportConsole.Federation.Pasting;

/// <summary>What a finding in a paste is.</summary>
public enum PasteFindingKind
{
    /// <summary>An OIDC issuer.</summary>
    Issuer = 1,

    /// <summary>The URL of an OIDC discovery document.</summary>
    DiscoveryUrl,

    /// <summary>The URL of SAML metadata.</summary>
    MetadataUrl,

    /// <summary>A SAML metadata document; the text is its entity ID.</summary>
    Metadata,

    /// <summary>The IdP's entity ID.</summary>
    EntityId,

    /// <summary>The IdP's SAML sign-in URL.</summary>
    SignInUrl,

    /// <summary>The IdP's sign-out URL.</summary>
    SignOutUrl,

    /// <summary>A client (application) ID.</summary>
    ClientId,

    /// <summary>A client secret: held in <see cref="PasteFinding.Secret"/>, never in the text.</summary>
    ClientSecret,

    /// <summary>The date on which the secret ends, as it was written.</summary>
    SecretExpiry,

    /// <summary>Entra's directory (tenant) ID.</summary>
    TenantId,

    /// <summary>A signing certificate, in <see cref="PasteFinding.Certificate"/>.</summary>
    Certificate,

    /// <summary>A certificate's thumbprint.</summary>
    Thumbprint,

    /// <summary>An e-mail domain of the people who sign in.</summary>
    Domain,

    /// <summary>A contact's e-mail address.</summary>
    ContactEmail,

    /// <summary>An error text, with everything sensitive taken out.</summary>
    ErrorText,
}
