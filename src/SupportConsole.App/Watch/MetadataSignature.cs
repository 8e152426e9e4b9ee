using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using SupportConsole.Federation.Certificates;

#pragma warning disable RS0030 // SignedXml works on XmlDocument. The reader has no DTD, no entities and no resolver.

namespace SupportConsole.App.Watch;

/// <summary>
/// Whether a key signed a whole metadata document. The document's own word for its key is never asked, and a signature over a part of it
/// does not count.
/// </summary>
internal static class MetadataSignature
{
    private const string RsaSha256 = SignedXml.XmlDsigRSASHA256Url;
    private const string EcdsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    private static readonly HashSet<string> Methods =
        [RsaSha256, SignedXml.XmlDsigRSASHA384Url, SignedXml.XmlDsigRSASHA512Url, EcdsaSha256];

    private static readonly HashSet<string> Digests =
        [SignedXml.XmlDsigSHA256Url, SignedXml.XmlDsigSHA384Url, SignedXml.XmlDsigSHA512Url];

    private static readonly HashSet<string> Transforms =
        [SignedXml.XmlDsigEnvelopedSignatureTransformUrl, SignedXml.XmlDsigExcC14NTransformUrl];

    public static bool IsBy(ReadOnlyMemory<byte> metadata, SigningCertificate signer)
    {
        try
        {
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using (var reader = XmlReader.Create(new MemoryStream(metadata.ToArray()), settings))
            {
                document.Load(reader);
            }

            using var certificate = X509CertificateLoader.LoadCertificate(signer.Der.Span);
            return document.DocumentElement is { } root && IsSigned(document, root, certificate);
        }
        catch (Exception exception) when (exception is XmlException or CryptographicException or FormatException)
        {
            return false;
        }
    }

    private static bool IsSigned(XmlDocument document, XmlElement root, X509Certificate2 certificate)
    {
        var signatures = root.ChildNodes.OfType<XmlElement>()
            .Where(element => element is { LocalName: "Signature", NamespaceURI: SignedXml.XmlDsigNamespaceUrl })
            .ToList();
        if (signatures is not [var signature] || !IsOnlyId(root))
        {
            return false;
        }

        var signed = new SignedXml(document);
        signed.LoadXml(signature);
        return signed.SignedInfo?.References.OfType<Reference>().ToList() is [var reference]
            && reference.Uri == "#" + root.GetAttribute("ID")
            && Methods.Contains(signed.SignatureMethod ?? "")
            && signed.SignedInfo.CanonicalizationMethod == SignedXml.XmlDsigExcC14NTransformUrl
            && Digests.Contains(reference.DigestMethod ?? "")
            && Chain(reference).All(transform => Transforms.Contains(transform.Algorithm ?? ""))
            && IsSignedWith(signed, certificate);
    }

    private static bool IsSignedWith(SignedXml signed, X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var ecdsa = certificate.GetECDsaPublicKey();
        return ((AsymmetricAlgorithm?)rsa ?? ecdsa) is { } key && signed.CheckSignature(key);
    }

    /// <summary>Another element with the root's ID could be what was signed instead.</summary>
    private static bool IsOnlyId(XmlElement root)
    {
        var id = root.GetAttribute("ID");
        return id.Length > 0 && root.SelectNodes("//@*")!.OfType<XmlAttribute>()
            .Count(attribute => attribute.Value == id && attribute.LocalName.Equals("ID", StringComparison.OrdinalIgnoreCase)) == 1;
    }

    private static IEnumerable<Transform> Chain(Reference reference) =>
        Enumerable.Range(0, reference.TransformChain.Count).Select(index => reference.TransformChain[index]);
}
