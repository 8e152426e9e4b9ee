using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text.Json.Nodes;
using System.Xml;
using SupportConsole.Auth0.Emulator.Connections;
using static SupportConsole.Auth0.Emulator.Connections.OptionsWork;

#pragma warning disable RS0030 // SignedXml works on XmlDocument. No DTD gets into one: see SamlSignIn.Decode.

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>Verifies that the connection's certificate signed the response or the assertion, and that very element.</summary>
internal static class SamlSignature
{
    private const string Namespace = SignedXml.XmlDsigNamespaceUrl;

    private static readonly HashSet<string> Methods =
    [
        SignedXml.XmlDsigRSASHA1Url, SignedXml.XmlDsigRSASHA256Url, SignedXml.XmlDsigRSASHA384Url, SignedXml.XmlDsigRSASHA512Url,
    ];

    private static readonly HashSet<string> Transforms =
    [
        SignedXml.XmlDsigEnvelopedSignatureTransformUrl, SignedXml.XmlDsigExcC14NTransformUrl, SignedXml.XmlDsigExcC14NWithCommentsTransformUrl,
    ];

    public static SignInFailure? Refusal(XmlElement response, XmlElement assertion, JsonObject options)
    {
        var signed = new[] { response, assertion }.Where(element => SignatureIn(element) is not null).ToList();
        if (signed.Count == 0)
        {
            return SignInFailure.Request("Signature is missing: neither the response nor the assertion are signed");
        }

        using var certificate = Certificates.Read(TextOf(options, "cert") ?? TextOf(options, "signingCert") ?? "");
        return certificate is null
            ? SignInFailure.Request("options.cert must be specified for SAMLResponses with no embedded signing certificate")
            : signed.Select(element => Refusal(element, certificate)).FirstOrDefault(refusal => refusal is not null);
    }

    private static SignInFailure? Refusal(XmlElement element, X509Certificate2 certificate)
    {
        var signature = SignatureIn(element)!;
        if (Embedded(signature) is { } embedded && embedded != Thumbprint(certificate))
        {
            return SignInFailure.Request($"Invalid thumbprint (configured: {Thumbprint(certificate)}. calculated: {embedded})");
        }

        try
        {
            return IsSignatureOf(element, signature, certificate) ? null : NotValidated("the signature does not match");
        }
        catch (CryptographicException exception)
        {
            return NotValidated(exception.Message);
        }
    }

    private static bool IsSignatureOf(XmlElement element, XmlElement signature, X509Certificate2 certificate)
    {
        var id = element.GetAttribute("ID");
        var signed = new SignedElement(element);
        signed.LoadXml(signature);
        var references = signed.SignedInfo!.References.OfType<Reference>().ToList();
        return id.Length > 0
            && signed.IsUnique(id)
            && references is [{ } only]
            && only.Uri == "#" + id
            && Methods.Contains(signed.SignatureMethod ?? "")
            && Chain(only).All(transform => Transforms.Contains(transform.Algorithm ?? ""))
            && signed.CheckSignature(certificate, verifySignatureOnly: true);
    }

    private static IEnumerable<Transform> Chain(Reference reference) =>
        Enumerable.Range(0, reference.TransformChain.Count).Select(index => reference.TransformChain[index]);

    private static SignInFailure NotValidated(string why) =>
        SignInFailure.Request("Signature check errors: could not validate Signature(s)") with { Detail = why };

    /// <summary>The signature that is the element's own child; one that lies deeper signs something else.</summary>
    private static XmlElement? SignatureIn(XmlElement element) =>
        element.ChildNodes.OfType<XmlElement>().FirstOrDefault(child => child.LocalName == "Signature" && child.NamespaceURI == Namespace);

    private static string? Embedded(XmlElement signature)
    {
        var text = signature.GetElementsByTagName("X509Certificate", Namespace).OfType<XmlElement>().FirstOrDefault()?.InnerText;
        try
        {
            using var certificate = text is null ? null : X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text));
            return certificate is null ? null : Thumbprint(certificate);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static string Thumbprint(X509Certificate2 certificate) =>
        certificate.GetCertHashString(HashAlgorithmName.SHA1).ToLowerInvariant();

    /// <summary>Finds elements by SAML's attribute ID alone, and none that shares its ID with another.</summary>
    private sealed class SignedElement(XmlElement element) : SignedXml(element.OwnerDocument)
    {
        private readonly XmlDocument whole = element.OwnerDocument;

        public bool IsUnique(string id) => WithId(id).Count == 1;

        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => WithId(idValue) is [{ } only] ? only : null;

        private List<XmlElement> WithId(string id) =>
            [.. whole.GetElementsByTagName("*").OfType<XmlElement>().Where(candidate => candidate.GetAttribute("ID") == id)];
    }
}
