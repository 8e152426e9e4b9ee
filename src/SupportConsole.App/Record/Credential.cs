namespace SupportConsole.App.Record;

public enum CredentialKind
{
    /// <summary>An OIDC client secret: kept as a keyed fingerprint only.</summary>
    ClientSecret = 1,

    /// <summary>A SAML signing certificate: public, kept whole.</summary>
    SigningCertificate = 2,
}

public enum CredentialStatus
{
    Current = 1,

    /// <summary>The tenant had it before.</summary>
    Previous = 2,
}

/// <summary>A credential that a connection has or had. Known by its fingerprint, never by a secret value.</summary>
public sealed class Credential
{
    public const int FingerprintMaxLength = 64;
    public const int NameMaxLength = 1000;
    public const int PemMaxLength = 20_000;

    public required Guid Id { get; init; }

    public required Guid ConnectionId { get; init; }

    public required CredentialKind Kind { get; init; }

    public required CredentialStatus Status { get; set; }

    /// <summary>SHA-256 of the certificate, or HMAC-SHA-256 of the secret under the console's key: 64 hex digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>SHA-1 of the certificate, 40 hex digits, as Auth0's error texts name it; empty for secrets.</summary>
    public string Sha1 { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Issuer { get; init; } = "";

    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The certificate's expiry date, or the secret's as the customer said it, UTC.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>Whether the customer said that the secret never expires.</summary>
    public bool NeverExpires { get; set; }

    /// <summary>The certificate as PEM, for rolling back; null for secrets.</summary>
    public string? Pem { get; init; }

    public required string SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public DateTimeOffset? ReplacedAt { get; set; }

    /// <summary>The change that set it; null if it was set in Auth0.</summary>
    public Guid? ChangeId { get; init; }
}
