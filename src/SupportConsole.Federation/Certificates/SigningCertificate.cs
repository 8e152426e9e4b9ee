using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SupportConsole.Federation.Certificates;

/// <summary>
/// The facts of an IdP's SAML signing certificate, as one X.509 certificate says them. Immutable, without a private key.
/// </summary>
public sealed record SigningCertificate
{
    private readonly byte[] der;

    private SigningCertificate(byte[] der) => this.der = der;

    private static Problem Unreadable { get; } = new("These bytes are not an X.509 certificate.", "Ask the customer for the IdP's signing certificate as a .pem or .cer file.") { Code = "certificate.unreadable" };

    /// <summary>The DER bytes.</summary>
    public ReadOnlyMemory<byte> Der => der;

    /// <summary>The subject's distinguished name, as RFC 4514 text; may be empty.</summary>
    public required string Subject { get; init; }

    /// <summary>The issuer's distinguished name.</summary>
    public required string Issuer { get; init; }

    /// <summary>The serial number in hex digits.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>Start of validity, UTC.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>End of validity, UTC. A deadline to plan for: Auth0 does not enforce it at sign-in.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>The key's algorithm: RSA, EC, DSA, or the OID.</summary>
    public required string KeyAlgorithm { get; init; }

    /// <summary>The key's size in bits; 0 where it cannot be told.</summary>
    public required int KeySizeBits { get; init; }

    /// <summary>The algorithm with which the certificate itself is signed, such as sha256RSA.</summary>
    public required string SignatureAlgorithm { get; init; }

    /// <summary>Whether basic constraints say CA:TRUE: a root or intermediate rather than a signing certificate.</summary>
    public required bool IsCertificateAuthority { get; init; }

    /// <summary>SHA-1 of the DER bytes: what Auth0 shows as thumbprint and as “configured” and “calculated”.</summary>
    public Thumbprint Sha1 => Thumbprint.Sha1Of(der);

    /// <summary>SHA-256 of the DER bytes.</summary>
    public Thumbprint Sha256 => Thumbprint.Sha256Of(der);

    /// <summary>Whether it is signed by its own key and that signature does not fit: a character was changed on its way. False where that cannot be told.</summary>
    public bool IsAltered => SelfSignature.IsBroken(der);

    /// <summary>Reads one certificate from DER bytes, from the first to the last.</summary>
    /// <returns>The facts, or a problem that names what the bytes are not.</returns>
    public static Result<SigningCertificate> FromDer(ReadOnlySpan<byte> der)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            if (!certificate.RawDataMemory.Span.SequenceEqual(der))
            {
                return Unreadable;
            }

            return new SigningCertificate(certificate.RawData)
            {
                Subject = certificate.Subject,
                Issuer = certificate.Issuer,
                SerialNumber = certificate.SerialNumber,
                NotBefore = certificate.NotBefore.ToUniversalTime(),
                NotAfter = certificate.NotAfter.ToUniversalTime(),
                KeyAlgorithm = KeyKind(certificate.PublicKey.Oid),
                KeySizeBits = KeySize(certificate),
                SignatureAlgorithm = certificate.SignatureAlgorithm.FriendlyName ?? certificate.SignatureAlgorithm.Value ?? "unknown",
                IsCertificateAuthority = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(e => e.CertificateAuthority),
            };
        }
        catch (CryptographicException)
        {
            return Unreadable;
        }
    }

    /// <summary>The certificate as PEM with 64-character lines.</summary>
    public string ToPem() => PemEncoding.WriteString("CERTIFICATE", der) + "\n";

    /// <summary>What Auth0 wants in <c>options.signingCert</c>: Base64 of the whole PEM text.</summary>
    public string ToAuth0SigningCert() => Convert.ToBase64String(Encoding.ASCII.GetBytes(ToPem()));

    /// <summary>Two readings are the same certificate when their bytes are.</summary>
    public bool Equals(SigningCertificate? other) => other is not null && der.AsSpan().SequenceEqual(other.der);

    /// <inheritdoc/>
    public override int GetHashCode() => Sha256.GetHashCode();

    /// <summary>The names of RFC 8410 and RFC 4055, which the framework does not know by heart.</summary>
    private static string KeyKind(Oid key) => key.Value switch
    {
        "1.3.101.110" => "X25519",
        "1.3.101.111" => "X448",
        "1.3.101.112" => "Ed25519",
        "1.3.101.113" => "Ed448",
        "1.2.840.113549.1.1.10" => "RSASSA-PSS",
        var oid => key.FriendlyName ?? oid ?? "unknown",
    };

    private static int KeySize(X509Certificate2 certificate)
    {
        try
        {
            using var rsa = certificate.GetRSAPublicKey();
            using var ec = rsa is null ? certificate.GetECDsaPublicKey() : null;
            using var dsa = rsa is null && ec is null ? certificate.GetDSAPublicKey() : null;
            return rsa?.KeySize ?? ec?.KeySize ?? dsa?.KeySize ?? 0;
        }
        catch (CryptographicException)
        {
            return 0;
        }
    }
}
