using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace SupportConsole.Federation.Certificates;

/// <summary>
/// Reads certificates from DER bytes: one, several in a row, or a PKCS#7 message. Names anything else.
/// Whether a certificate can be used is for <see cref="CertificateReview"/> to say.
/// </summary>
internal static class CertificateBytes
{
    private const int MostCertificates = 300;

    /// <summary>Adds the certificates to <paramref name="found"/>; returns what is wrong, if anything.</summary>
    /// <param name="place">Such as " on line 3", for the message; may be empty.</param>
    /// <param name="mayTrail">Whether more may follow: OpenSSL's TRUSTED CERTIFICATE has its uses after the certificate.</param>
    public static Problem? Take(ReadOnlyMemory<byte> der, string place, bool mayTrail, List<SigningCertificate> found)
    {
        Problem? problem = null;
        var before = found.Count;
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

        found.Add(certificate);
        return null;
    }

    private static Problem? Message(ReadOnlySpan<byte> bytes, string place, List<SigningCertificate> found)
    {
        try
        {
            var message = new SignedCms();
            message.Decode(bytes);
            Problem? problem = null;
            foreach (var one in message.Certificates.Take(MostCertificates))
            {
                problem = Certificate(one.RawData, place, found) ?? problem;
            }

            return message.Certificates.Count == 0 ? CertificateRefusals.NoCertificates : problem;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or InvalidOperationException)
        {
            return unreadable is InvalidOperationException || !IsSigned(bytes)
                ? CertificateRefusals.NoCertificates
                : CertificateRefusals.Damaged(place);
        }
    }

    /// <summary>Whether the message says that it is signed data, the kind that holds certificates.</summary>
    private static bool IsSigned(ReadOnlySpan<byte> bytes) =>
        bytes[..Math.Min(bytes.Length, 32)].IndexOf((ReadOnlySpan<byte>)[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]) >= 0;
}
