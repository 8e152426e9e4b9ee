using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportConsole.Federation.Certificates;

internal sealed class SignedPart
{
    // Raising a number that somebody chose to a power that somebody chose is bounded here.
    private const int LongestModulus = 1024;
    private const int LongestExponent = 4;

    private readonly ReadOnlyMemory<byte> signed;
    private readonly byte[] signature;
    private readonly string algorithm;

    private SignedPart(ReadOnlyMemory<byte> signed, byte[] signature, string algorithm)
    {
        this.signed = signed;
        this.signature = signature;
        this.algorithm = algorithm;
    }

    /// <summary>The part; null if the algorithm outside is not the one that is signed (RFC 5280, 4.1.1.2).</summary>
    /// <exception cref="AsnContentException">The bytes are no certificate.</exception>
    public static SignedPart? Of(ReadOnlyMemory<byte> der)
    {
        var fields = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        var signed = fields.ReadEncodedValue();
        var algorithm = fields.ReadEncodedValue();
        var signature = fields.ReadBitString(out var unused);
        return unused == 0 && AlgorithmIn(signed).Span.SequenceEqual(algorithm.Span)
            ? new SignedPart(signed, signature, new AsnReader(algorithm, AsnEncodingRules.DER).ReadSequence().ReadObjectIdentifier())
            : null;
    }

    /// <summary>Whether the key of a certificate made the signature; null if the algorithm is not one of those that are checked.</summary>
    /// <param name="rsa">The key, if it is an RSA key.</param>
    public bool? IsSignedBy(X509Certificate2 signer, RSA? rsa)
    {
        if (RsaHash(algorithm) is { } hash)
        {
            return rsa is not null && rsa.VerifyData(signed.Span, signature, hash, RSASignaturePadding.Pkcs1);
        }

        if (CurveHash(algorithm) is { } digest)
        {
            using var curve = signer.GetECDsaPublicKey();
            return curve is not null && curve.VerifyData(signed.Span, signature, digest, DSASignatureFormat.Rfc3279DerSequence);
        }

        return null;
    }

    /// <summary>Whether the signature, opened with the key, begins with the padding of PKCS#1: that key made it.</summary>
    public bool OpensWith(RSA? rsa)
    {
        var key = RsaHash(algorithm) is null ? null : rsa?.ExportParameters(includePrivateParameters: false);
        if (key is not { Modulus: { Length: <= LongestModulus } modulus, Exponent: { Length: <= LongestExponent } exponent })
        {
            return false;
        }

        var number = new BigInteger(signature, isUnsigned: true, isBigEndian: true);
        var opened = BigInteger.ModPow(
            number,
            new(exponent, isUnsigned: true, isBigEndian: true),
            new(modulus, isUnsigned: true, isBigEndian: true));
        var bytes = opened.ToByteArray(isUnsigned: true, isBigEndian: true);
        return bytes.Length == modulus.Length - 1 && bytes.AsSpan().StartsWith<byte>([1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
    }

    private static ReadOnlyMemory<byte> AlgorithmIn(ReadOnlyMemory<byte> signed)
    {
        var fields = new AsnReader(signed, AsnEncodingRules.DER).ReadSequence();
        if (fields.PeekTag().TagClass == TagClass.ContextSpecific)
        {
            fields.ReadEncodedValue();
        }

        fields.ReadEncodedValue();
        return fields.ReadEncodedValue();
    }

    private static HashAlgorithmName? RsaHash(string algorithm) => algorithm switch
    {
        "1.2.840.113549.1.1.5" => HashAlgorithmName.SHA1,
        "1.2.840.113549.1.1.11" => HashAlgorithmName.SHA256,
        "1.2.840.113549.1.1.12" => HashAlgorithmName.SHA384,
        "1.2.840.113549.1.1.13" => HashAlgorithmName.SHA512,
        _ => null,
    };

    private static HashAlgorithmName? CurveHash(string algorithm) => algorithm switch
    {
        "1.2.840.10045.4.1" => HashAlgorithmName.SHA1,
        "1.2.840.10045.4.3.2" => HashAlgorithmName.SHA256,
        "1.2.840.10045.4.3.3" => HashAlgorithmName.SHA384,
        "1.2.840.10045.4.3.4" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
