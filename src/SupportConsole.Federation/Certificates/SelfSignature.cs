using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportConsole.Federation.Certificates;

internal enum SignatureState
{
    /// <summary>Signed by another key that is not at hand, or in a way that is not checked.</summary>
    Plausible,

    Own,

    /// <summary>Signed by its own key, and the signature does not match: something was changed.</summary>
    Broken,

    /// <summary>Subject and issuer are one name, but its own key did not sign it and nothing names the key that did.</summary>
    Unproven,
}

/// <summary>Most IdP signing certificates sign themselves, so their signature reveals a changed character (RFC 5280, 4.1.1.3).</summary>
internal static class SelfSignature
{
    private enum Owner
    {
        Other,
        Perhaps,
        Itself,
    }

    public static SignatureState Check(X509Certificate2 certificate, RSA? key)
    {
        try
        {
            return OwnerOf(certificate) switch
            {
                Owner.Other => SignatureState.Plausible,
                var owner => Check(certificate, key, owner),
            };
        }
        catch (Exception damaged) when (damaged is AsnContentException or CryptographicException)
        {
            // The key or the signature cannot even be read.
            return SignatureState.Broken;
        }
    }

    /// <summary>Whether the issuer's name and key match the certificate's issuer and signature.</summary>
    public static bool Signs(SigningCertificate issuer, SigningCertificate certificate)
    {
        if (issuer.Subject != certificate.Issuer || issuer.Equals(certificate))
        {
            return false;
        }

        try
        {
            using var signer = X509CertificateLoader.LoadCertificate(issuer.Der.Span);
            using var key = signer.GetRSAPublicKey();
            return SignedPart.Of(certificate.Der) is { } part && part.IsSignedBy(signer, key) == true;
        }
        catch (Exception damaged) when (damaged is AsnContentException or CryptographicException)
        {
            return false;
        }
    }

    private static SignatureState Check(X509Certificate2 certificate, RSA? key, Owner owner)
    {
        if (SignedPart.Of(certificate.RawDataMemory) is not { } part)
        {
            return SignatureState.Broken;
        }

        // An RSA signature that its own key opens to proper padding was made by that key, whatever the hash in it says.
        return part.IsSignedBy(certificate, key) switch
        {
            true => SignatureState.Own,
            null => SignatureState.Plausible,
            false => owner == Owner.Itself || part.OpensWith(key) ? SignatureState.Broken : SignatureState.Unproven,
        };
    }

    /// <summary>
    /// An authority names its key in what it issues; only a self-signed certificate may leave that out (RFC 5280, 4.2.1.1).
    /// `openssl x509 -req` keeps to neither: its certificates are of version 1, or have other extensions alone.
    /// </summary>
    private static Owner OwnerOf(X509Certificate2 certificate)
    {
        if (!certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData))
        {
            return Owner.Other;
        }

        var own = certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault();
        var authority = certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault();
        if (authority?.KeyIdentifier is { } key)
        {
            var named = own is null
                ? SHA1.HashData(certificate.PublicKey.EncodedKeyValue.RawData)
                : own.SubjectKeyIdentifierBytes.ToArray();
            return key.Span.SequenceEqual(named) ? Owner.Itself : Owner.Other;
        }

        if (authority?.SerialNumber is { } serial)
        {
            return serial.Span.SequenceEqual(certificate.SerialNumberBytes.Span) ? Owner.Itself : Owner.Other;
        }

        return certificate.Version >= 3 && (own is not null || certificate.Extensions.Count == 0) ? Owner.Itself : Owner.Perhaps;
    }
}
