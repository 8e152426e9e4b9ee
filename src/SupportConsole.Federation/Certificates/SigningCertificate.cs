using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SupportConsole.Federation.Certificates;

/// <summary>What an X.509 certificate says of itself, for an IdP's SAML signing certificate. Immutable, without a private key.</summary>
public sealed record SigningCertificate
{
    private readonly byte[] der;
    private readonly SignatureState signature;

    private SigningCertificate(byte[] der, SignatureState signature)
    {
        this.der = der;
        this.signature = signature;
    }

    public ReadOnlyMemory<byte> Der => der;

    /// <summary>The distinguished name as RFC 4514 text; may be empty.</summary>
    public required string Subject { get; init; }

    public required string Issuer { get; init; }

    public required string SerialNumber { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>UTC. A deadline to plan for: Auth0 does not enforce it at sign-in.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>RSA, ECC, DSA, Ed25519 ..., or the OID.</summary>
    public required string KeyAlgorithm { get; init; }

    public required int KeySizeBits { get; init; }

    /// <summary>The algorithm that signed the certificate itself, such as sha256RSA.</summary>
    public required string SignatureAlgorithm { get; init; }

    public bool IsCertificateAuthority => Uses.IsAuthority;

    /// <summary>What Auth0 shows as thumbprint and names in its error texts.</summary>
    public Thumbprint Sha1 => Thumbprint.Sha1Of(der);

    public Thumbprint Sha256 => Thumbprint.Sha256Of(der);

    /// <summary>
    /// Whether it is signed by its own key and the signature does not match, so that something was changed. False if nothing can
    /// tell.
    /// </summary>
    public bool IsAltered => State == SignatureState.Broken;

    internal CertificateUses Uses { get; private init; } = CertificateUses.None;

    /// <summary>Whether another certificate that came with it is its issuer, by name and signature.</summary>
    internal bool IsVerified { get; init; }

    internal bool IsRsa => KeyAlgorithm == "RSA";

    internal SignatureState State => IsVerified ? SignatureState.Plausible : signature;

    private static Problem Unreadable { get; } =
        new(
            "These bytes are not an X.509 certificate.",
            "Ask the customer for the IdP's signing certificate as a .pem or .cer file.")
        { Code = "certificate.unreadable" };

    /// <summary>Reads one certificate; the bytes must end where it ends.</summary>
    public static Result<SigningCertificate> FromDer(ReadOnlySpan<byte> der)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            if (!certificate.RawDataMemory.Span.SequenceEqual(der))
            {
                return Unreadable;
            }

            using var key = RsaKey(certificate);
            return new SigningCertificate(certificate.RawData, SelfSignature.Check(certificate, key))
            {
                Subject = certificate.Subject,
                Issuer = certificate.Issuer,
                SerialNumber = certificate.SerialNumber,
                NotBefore = new DateTimeOffset(certificate.NotBefore.ToUniversalTime()),
                NotAfter = new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
                KeyAlgorithm = KeyKind(certificate.PublicKey.Oid),
                KeySizeBits = key?.KeySize ?? OtherKeySize(certificate),
                SignatureAlgorithm = certificate.SignatureAlgorithm.FriendlyName ?? certificate.SignatureAlgorithm.Value ?? "unknown",
                Uses = CertificateUses.Of(certificate),
            };
        }
        catch (CryptographicException)
        {
            return Unreadable;
        }
    }

    public string ToPem() => PemEncoding.WriteString("CERTIFICATE", der) + "\n";

    /// <summary>What Auth0 wants in <c>options.signingCert</c>: Base64 of the whole PEM text.</summary>
    public string ToAuth0SigningCert() => Convert.ToBase64String(Encoding.ASCII.GetBytes(ToPem()));

    public bool Equals(SigningCertificate? other) => other is not null && der.AsSpan().SequenceEqual(other.der);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(der);
        return hash.ToHashCode();
    }

    // RFC 8410 and RFC 4055: the framework has no names for these.
    private static string KeyKind(Oid key) => key.Value switch
    {
        "1.3.101.110" => "X25519",
        "1.3.101.111" => "X448",
        "1.3.101.112" => "Ed25519",
        "1.3.101.113" => "Ed448",
        "1.2.840.113549.1.1.10" => "RSASSA-PSS",
        var oid => key.FriendlyName ?? oid ?? "unknown",
    };

    private static RSA? RsaKey(X509Certificate2 certificate)
    {
        try
        {
            return certificate.GetRSAPublicKey();
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static int OtherKeySize(X509Certificate2 certificate)
    {
        try
        {
            using var ec = certificate.GetECDsaPublicKey();
            using var dsa = ec is null ? certificate.GetDSAPublicKey() : null;
            return ec?.KeySize ?? dsa?.KeySize ?? 0;
        }
        catch (CryptographicException)
        {
            return 0;
        }
    }
}
