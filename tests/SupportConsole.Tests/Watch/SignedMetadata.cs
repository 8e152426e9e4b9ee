using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Xml;
using SupportConsole.Federation.Certificates;

#pragma warning disable RS0030 // SignedXml works on XmlDocument; the test's own documents go into it.

namespace SupportConsole.Tests.Watch;

/// <summary>A key that signs metadata as identity providers do.</summary>
internal sealed class SignedMetadata : IDisposable
{
    private readonly RSA key = RSA.Create(2048);

    public SignedMetadata()
    {
        var request = new CertificateRequest("CN=metadata.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Certificate = SigningCertificate.FromDer(made.RawData).Value;
    }

    public SigningCertificate Certificate { get; }

    /// <param name="target">The ID of the element to sign; the root's if null.</param>
    public string Sign(string metadata, string? target = null)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(metadata);
        var root = document.DocumentElement!;
        var signed = new SignedXml(document) { SigningKey = key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        var reference = new Reference("#" + (target ?? root.GetAttribute("ID"))) { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        signed.ComputeSignature();
        root.InsertBefore(document.ImportNode(signed.GetXml(), deep: true), root.FirstChild);
        return document.OuterXml;
    }

    public void Dispose() => key.Dispose();
}
