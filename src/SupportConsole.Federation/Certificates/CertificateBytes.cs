using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace SupportConsole.Federation.Certificates;

/// <summary>Reads certificates out of DER bytes: one, several one after the other, or a PKCS#7 message; and names what else the bytes are.</summary>
internal static class CertificateBytes
{
    private const int MostCertificates = 300;

    /// <summary>Adds the certificates to <paramref name="found"/>; a problem where there is none, or where something is wrong beside them.</summary>
    /// <param name="der">The bytes.</param>
    /// <param name="place">Where they stand, with a space before it; may be empty.</param>
    /// <param name="mayTrail">Whether more may follow: OpenSSL's TRUSTED CERTIFICATE carries its uses behind the certificate.</param>
    /// <param name="found">The certificates found so far.</param>
    public static Problem? Take(ReadOnlyMemory<byte> der, string place, bool mayTrail, List<SigningCertificate> found)
    {
        var (problem, before) = ((Problem?)null, found.Count);
        for (var at = 0; at < der.Length && found.Count < MostCertificates;)
        {
            var rest = der[at..];
            var length = DerShape.LengthOf(rest.Span);
            var isCut = length > rest.Length && (at == 0 || DerKinds.Of(rest) == DerKind.Certificate);
            if (length < 0 || length > rest.Length)
            {
                return at > 0 && rest.Span.IndexOfAnyExcept("\0 \r\n\t"u8) < 0 ? problem
                    : isCut ? CertificateRefusals.CutShort(place, rest.Length, length)
                    : at == 0 ? CertificateRefusals.Damaged(place)
                    : Trailing(at, rest.Length);
            }

            var own = length == DerShape.Indefinite ? rest : rest[..length];
            var one = One(own, place, found);
            problem = problem is not null && CertificateRefusals.HoldsKey(problem) ? problem : one ?? problem;
            at += own.Length;
            if (mayTrail)
            {
                break;
            }
        }

        return problem;

        // A file that was added to is not the one that the IdP exported.
        Problem Trailing(int at, int more)
        {
            found.RemoveRange(before, found.Count - before);
            return CertificateRefusals.Trailing(at, more);
        }
    }

    private static Problem? One(ReadOnlyMemory<byte> der, string place, List<SigningCertificate> found) => DerKinds.Of(der) switch
    {
        DerKind.Certificate => Certificate(der.Span, place, found),
        DerKind.Pkcs7 => Message(der.Span, place, found),
        DerKind.PrivateKey => CertificateRefusals.PrivateKey($"This is a private key{place}"),
        DerKind.EncryptedPrivateKey => CertificateRefusals.PrivateKey($"This is an encrypted private key{place}"),
        DerKind.KeyStore => CertificateRefusals.KeyStore,
        DerKind.Request => CertificateRefusals.Request,
        DerKind.RevocationList => CertificateRefusals.RevocationList,
        DerKind.PublicKey => CertificateRefusals.PublicKey,
        _ => CertificateRefusals.Damaged(place),
    };

    private static Problem? Certificate(ReadOnlySpan<byte> der, string place, List<SigningCertificate> found)
    {
        if (!SigningCertificate.FromDer(der).TryGet(out var certificate, out _))
        {
            return CertificateRefusals.Damaged(place);
        }

        if (certificate.IsAltered)
        {
            return CertificateRefusals.Altered(certificate);
        }

        if (certificate.KeyAlgorithm is "X25519" or "X448" or "DH")
        {
            return CertificateRefusals.CannotSign(certificate);
        }

        found.Add(certificate);
        return certificate.KeyAlgorithm is "RSA" or "ECC" ? null : CertificateRefusals.WrongKey(certificate);
    }

    private static Problem? Message(ReadOnlySpan<byte> bytes, string place, List<SigningCertificate> found)
    {
        try
        {
            var message = new SignedCms();
            message.Decode(bytes);
            var (before, most) = (found.Count, Math.Min(message.Certificates.Count, MostCertificates));
            Problem? problem = null;
            for (var i = 0; i < most; i++)
            {
                problem = Certificate(message.Certificates[i].RawData, place, found) ?? problem;
            }

            return problem ?? (found.Count == before ? CertificateRefusals.NoCertificates : null);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or InvalidOperationException)
        {
            return unreadable is InvalidOperationException || !IsSigned(bytes) ? CertificateRefusals.NoCertificates : CertificateRefusals.Damaged(place);
        }
    }

    /// <summary>Whether the message says that it is signed data, the kind that carries certificates.</summary>
    private static bool IsSigned(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 32)].IndexOf((ReadOnlySpan<byte>)[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]) >= 0;
}
