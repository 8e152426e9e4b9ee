using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using SupportConsole.Auth0.Emulator.Wire;

#pragma warning disable RS0030 // SignedXml works on XmlDocument. No DTD gets into one: see SamlSignIn.Decode.

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>An authentication request to a SAML identity provider.</summary>
internal sealed record SamlRequest(string Id, string Endpoint, ServiceProvider Provider, DateTimeOffset At)
{
    private const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static readonly XNamespace Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static readonly XNamespace Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";

    public bool Prompts { get; init; }

    /// <summary>The address for the HTTP-Redirect binding. The signature covers the query as it is sent.</summary>
    public string ToRedirect(string relayState, TenantKey? key)
    {
        var query = $"SAMLRequest={Uri.EscapeDataString(Deflated())}&RelayState={Uri.EscapeDataString(relayState)}";
        if (key is not null)
        {
            query += $"&SigAlg={Uri.EscapeDataString(RsaSha256)}";
            var signature = key.Rsa.SignData(Encoding.UTF8.GetBytes(query), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            query += $"&Signature={Uri.EscapeDataString(Convert.ToBase64String(signature))}";
        }

        return $"{Endpoint}{(Endpoint.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}";
    }

    /// <summary>The form field of the HTTP-POST binding.</summary>
    public string ToPostText(TenantKey? key)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(ToXml());
        if (key is not null)
        {
            var signed = new SignedXml(document) { SigningKey = key.Rsa };
            signed.SignedInfo!.SignatureMethod = RsaSha256;
            signed.SignedInfo.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
            var reference = new Reference("#" + Id) { DigestMethod = SignedXml.XmlDsigSHA256Url };
            reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
            reference.AddTransform(new XmlDsigExcC14NTransform());
            signed.AddReference(reference);
            signed.KeyInfo.AddClause(new KeyInfoX509Data(key.Certificate));
            signed.ComputeSignature();
            var issuer = document.DocumentElement!.FirstChild;
            document.DocumentElement.InsertAfter(document.ImportNode(signed.GetXml(), deep: true), issuer);
        }

        return Convert.ToBase64String(Encoding.UTF8.GetBytes(document.OuterXml));
    }

    private string ToXml()
    {
        var request = new XElement(
            Protocol + "AuthnRequest",
            new XAttribute(XNamespace.Xmlns + "samlp", Protocol),
            new XAttribute("ID", Id),
            new XAttribute("Version", "2.0"),
            new XAttribute("IssueInstant", WireTime.Of(At)),
            new XAttribute("Destination", Endpoint),
            new XAttribute("AssertionConsumerServiceURL", Provider.AssertionConsumer.AbsoluteUri),
            new XAttribute("ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"),
            new XElement(Assertion + "Issuer", new XAttribute(XNamespace.Xmlns + "saml", Assertion), Provider.EntityId));
        if (Prompts)
        {
            request.Add(new XAttribute("ForceAuthn", "true"));
        }

        return request.ToString(SaveOptions.DisableFormatting);
    }

    private string Deflated()
    {
        using var buffer = new MemoryStream();
        using (var deflate = new DeflateStream(buffer, CompressionLevel.Optimal))
        {
            deflate.Write(Encoding.UTF8.GetBytes(ToXml()));
        }

        return Convert.ToBase64String(buffer.ToArray());
    }
}
