using System.Formats.Asn1;

namespace SupportConsole.Federation.Certificates;

internal enum DerKind
{
    Unknown = 0,
    Certificate,
    Pkcs7,
    Request,
    RevocationList,
    PublicKey,
    PrivateKey,
    EncryptedPrivateKey,
    KeyStore,
}

/// <summary>
/// Tells the kinds of DER apart by the order of their fields: RFC 5280 (certificate, revocation list), 2986 (request), 5208 and
/// 5958 (private key), 8017, 5915, 7292 (PKCS#12), 2315 (PKCS#7).
/// </summary>
internal static class DerKinds
{
    private const string Pkcs7Content = "1.2.840.113549.1.7.";

    /// <summary>The kind of a value; unknown where it is none of these or is damaged near its beginning.</summary>
    public static DerKind Of(ReadOnlyMemory<byte> der)
    {
        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.BER).ReadSequence();
            var first = outer.PeekTag();
            return first == Asn1Tag.ObjectIdentifier
                ? outer.ReadObjectIdentifier().StartsWith(Pkcs7Content, StringComparison.Ordinal)
                ? DerKind.Pkcs7
                : DerKind.Unknown
                : first == Asn1Tag.Integer ? Numbered(outer)
                : first == Asn1Tag.Sequence ? Structured(outer)
                : DerKind.Unknown;
        }
        catch (AsnContentException)
        {
            return DerKind.Unknown;
        }
    }

    /// <summary>Keys and key stores begin with their version, an RSA public key with its modulus.</summary>
    private static DerKind Numbered(AsnReader outer)
    {
        var version = outer.ReadIntegerBytes().Span;
        var next = outer.HasData ? outer.PeekTag() : default;
        return (version.Length == 1 ? version[0] : -1) switch
        {
            3 when next == Asn1Tag.Sequence => DerKind.KeyStore,
            0 or 1 when next == Asn1Tag.Sequence || next == Asn1Tag.Integer || next == Asn1Tag.PrimitiveOctetString => DerKind.PrivateKey,
            -1 when next == Asn1Tag.Integer => DerKind.PublicKey,
            _ => DerKind.Unknown,
        };
    }

    private static DerKind Structured(AsnReader outer)
    {
        var inner = outer.ReadSequence();
        var second = outer.HasData ? outer.PeekTag() : default;
        var first = inner.PeekTag();
        if (first == Asn1Tag.ObjectIdentifier)
        {
            return second == Asn1Tag.PrimitiveBitString
                ? DerKind.PublicKey
                : second == Asn1Tag.PrimitiveOctetString
                ? DerKind.EncryptedPrivateKey
                : DerKind.Unknown;
        }

        if (second != Asn1Tag.Sequence)
        {
            return DerKind.Unknown;
        }

        if (first.TagClass == TagClass.ContextSpecific)
        {
            return DerKind.Certificate;
        }

        // A list may leave out its version; a certificate of the first version begins with its serial number, a request with 0.
        if (first == Asn1Tag.Sequence)
        {
            return DerKind.RevocationList;
        }

        inner.ReadInteger();
        inner.ReadSequence();
        return inner.PeekTag() != Asn1Tag.Sequence ? DerKind.Unknown : AfterTwoNames(inner);
    }

    private static DerKind AfterTwoNames(AsnReader inner)
    {
        inner.ReadSequence();
        var third = inner.HasData ? inner.PeekTag() : default;
        return third.TagClass == TagClass.ContextSpecific || third == default ? DerKind.Request
            : third == Asn1Tag.UtcTime || third == Asn1Tag.GeneralizedTime ? DerKind.RevocationList
            : third == Asn1Tag.Sequence ? DerKind.Certificate
            : DerKind.Unknown;
    }
}
