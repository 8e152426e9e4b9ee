using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace SupportConsole.Tests.Auth0.Emulator.SignIn;

public enum ForgedSignature
{
    None,
    AnotherKey,
    HmacOfPublicKey,
    WholeDocument,
    TwoReferences,
    StatusAlone,
}

/// <summary>A walk whose tenant trusts a key of the test, which signs whatever the test likes.</summary>
public sealed class SigningWalk : IAsyncLifetime
{
    private const string Connection = "demo-saml";

    private readonly RSA key = RSA.Create(2048);
    private SignInWalk walk = null!;
    private X509Certificate2 certificate = null!;

    public async ValueTask InitializeAsync()
    {
        walk = await SignInWalk.StartAsync();
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = walk.Clock.GetUtcNow();
        certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
        var pem = Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));
        walk.Tenant.Dashboard.EditOptions(Connection, options =>
        {
            options.Remove("cert");
            options["signingCert"] = pem;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await walk.DisposeAsync();
        certificate.Dispose();
        key.Dispose();
    }

    /// <summary>Edits a fresh response, signs it and posts it.</summary>
    /// <returns>What the application's callback gets.</returns>
    public async Task<Dictionary<string, string>> SendAsync(Func<string, string> edit, ForgedSignature forged)
    {
        var form = await walk.SamlFormAsync(Connection);
        var sent = form.With(xml => Sign(edit(Regex.Replace(xml, "<Signature .*?</Signature>", "", RegexOptions.Singleline)), forged));
        using var answer = await walk.PostAsync(sent);
        return SignInWalk.Answer(answer);
    }

#pragma warning disable RS0030 // SignedXml works on XmlDocument. Only the test's own text gets into one.
    private string Sign(string xml, ForgedSignature forged)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(xml);
        var assertion = (XmlElement)document.GetElementsByTagName("Assertion", "urn:oasis:names:tc:SAML:2.0:assertion")[0]!;
        var status = (XmlElement)document.GetElementsByTagName("Status", "urn:oasis:names:tc:SAML:2.0:protocol")[0]!;
        status.SetAttribute("ID", "_status");
        using var another = RSA.Create(2048);
        var signed = new WithId(document) { SigningKey = forged == ForgedSignature.AnotherKey ? another : key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        var id = forged switch
        {
            ForgedSignature.WholeDocument => "",
            ForgedSignature.StatusAlone => "#_status",
            _ => "#" + assertion.GetAttribute("ID"),
        };
        signed.AddReference(To(id));
        if (forged == ForgedSignature.TwoReferences)
        {
            signed.AddReference(To("#_status"));
        }

        signed.KeyInfo.AddClause(new KeyInfoX509Data(certificate));
        if (forged == ForgedSignature.HmacOfPublicKey)
        {
            using var mac = new HMACSHA256(certificate.GetPublicKey());
            signed.ComputeSignature(mac);
        }
        else
        {
            signed.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
            signed.ComputeSignature();
        }

        assertion.InsertAfter(document.ImportNode(signed.GetXml(), deep: true), assertion.FirstChild);
        return document.OuterXml;
    }

    private static Reference To(string id)
    {
        var reference = new Reference(id) { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        return reference;
    }

    private sealed class WithId(XmlDocument document) : SignedXml(document)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) =>
            document?.SelectSingleNode($"//*[@ID='{idValue}']") as XmlElement;
    }
#pragma warning restore RS0030
}
