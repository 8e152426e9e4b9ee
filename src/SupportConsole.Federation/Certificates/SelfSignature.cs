using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportConsole.Federation.Certificates;

/// <summary>
/// Nearly every IdP's signing certificate signs itself, so a character that was changed on its way can be told by the signature (RFC 5280, 4.1.1.3).
/// </summary>
internal static class SelfSignature
{
    /// <summary>Whether the certificate is signed by its own key and the signature does not fit; false where it is another's or cannot be checked.</summary>
    public static bool IsBroken(ReadOnlySpan<byte> der)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            return IsOwn(certificate) && Fits(certificate) == false;
        }
        catch (Exception damaged) when (damaged is AsnContentException or CryptographicException)
        {
            // Its key or signature cannot even be read.
            return true;
        }
    }

    /// <summary>Issuer and subject alike, and no word of another key of the same name.</summary>
    private static bool IsOwn(X509Certificate2 certificate)
    {
        var authority = certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault()?.KeyIdentifier;
        var own = certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault();
        return certificate.Subject == certificate.Issuer
            && (authority is null || own is null || authority.Value.Span.SequenceEqual(own.SubjectKeyIdentifierBytes.Span));
    }

    private static bool? Fits(X509Certificate2 certificate)
    {
        var fields = new AsnReader(certificate.RawDataMemory, AsnEncodingRules.DER).ReadSequence();
        var signed = fields.ReadEncodedValue();
        var algorithm = fields.ReadEncodedValue().Span;
        var signature = fields.ReadBitString(out var unused);
        if (unused != 0 || !AlgorithmIn(signed).SequenceEqual(algorithm))
        {
            return false;
        }

        if (RsaHash(certificate.SignatureAlgorithm.Value) is { } hash)
        {
            using var rsa = certificate.GetRSAPublicKey();
            return rsa is not null && rsa.VerifyData(signed.Span, signature, hash, RSASignaturePadding.Pkcs1);
        }

        if (CurveHash(certificate.SignatureAlgorithm.Value) is { } digest)
        {
            using var curve = certificate.GetECDsaPublicKey();
            return curve is not null && curve.VerifyData(signed.Span, signature, digest, DSASignatureFormat.Rfc3279DerSequence);
        }

        return null;
    }

    /// <summary>The algorithm that the signed part names: it must be the one outside, which is not signed (RFC 5280, 4.1.1.2).</summary>
    private static ReadOnlySpan<byte> AlgorithmIn(ReadOnlyMemory<byte> signed)
    {
        var fields = new AsnReader(signed, AsnEncodingRules.DER).ReadSequence();
        if (fields.PeekTag().TagClass == TagClass.ContextSpecific)
        {
            fields.ReadEncodedValue();
        }

        fields.ReadEncodedValue();
        return fields.ReadEncodedValue().Span;
    }

    private static HashAlgorithmName? RsaHash(string? algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.5" => HashAlgorithmName.SHA1,
        "1.2.840.113549.1.1.11" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" => HashAlgorithmName.SHA512,
        _ => null,
    };

    private static HashAlgorithmName? CurveHash(string? algorithm) => algorithm switch
    {
        "1.2.840.10045.4.1" => HashAlgorithmName.SHA1,
        "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
        "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
        "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
