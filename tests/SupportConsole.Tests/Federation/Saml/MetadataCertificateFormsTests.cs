using System.Security.Cryptography.X509Certificates;
using System.Text;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Saml;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using SupportConsole.Tests.Federation.Saml.Corpus;

namespace SupportConsole.Tests.Federation.Saml;

/// <summary>The forms in which IdPs put a certificate into metadata, and the namespaces in which they put its element.</summary>
public sealed class MetadataCertificateFormsTests
{
    private const string Ds = "http://www.w3.org/2000/09/xmldsig#";
    private static readonly byte[] Der = Convert.FromBase64String(Keys.First);
    private static readonly string Pem = CertificateShapes.Pem(Der);

    private static readonly Dictionary<string, string> Forms = new()
    {
        ["base64 of PEM"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(Pem)),
        ["base64 of PEM in lines"] = Keys.Wrapped(Convert.ToBase64String(Encoding.ASCII.GetBytes(Pem))),
        ["PEM"] = Pem,
        ["X509 CERTIFICATE"] = CertificateShapes.Pem(Der, "X509 CERTIFICATE"),
        ["TRUSTED CERTIFICATE"] = CertificateShapes.Pem(Der, "TRUSTED CERTIFICATE"),
        ["four dashes"] = Pem.Replace("-----", "----", StringComparison.Ordinal),
        ["long dashes"] = Pem.Replace("-----", "—–-", StringComparison.Ordinal),
        ["BEGIN without END"] = Pem.Replace("-----END CERTIFICATE-----", "", StringComparison.Ordinal),
        ["base64url"] = Keys.First.TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        ["a zero-width space"] = Keys.First.Insert(64, "\u200b"),
        ["a byte order mark before it"] = "\ufeff" + Keys.First,
        ["soft hyphens"] = string.Join("\u00ad", Keys.First.Chunk(70).Select(part => new string(part))),
        ["a zero-width joiner in each line"] = Keys.Wrapped(Keys.First, "\u200d\n"),
        ["PKCS#7"] = Convert.ToBase64String(CertificateShapes.Pkcs7(Der)),
        ["PKCS#7 in PEM"] = CertificateShapes.Pem(CertificateShapes.Pkcs7(Der), "PKCS7"),
        ["without padding"] = Keys.First.TrimEnd('='),
        ["in quotation marks"] = $"\"{Keys.First}\"",
        ["PEM with a program's line ends"] = Pem.Replace("\n", "\\n", StringComparison.Ordinal),
        ["a data URL"] = "data:application/x-x509-ca-cert;base64," + Keys.First,
        ["END without BEGIN"] = Keys.First + "\n-----END CERTIFICATE-----",
        ["openssl's headings"] = "Bag Attributes\n    localKeyID: 01\nsubject=CN = idp\n" + Pem,
        ["hex digits"] = Convert.ToHexString(Der),
    };

    public static TheoryData<string> FormNames => new(Forms.Keys);

    [Theory]
    [MemberData(nameof(FormNames))]
    public void A_certificate_in_any_form_is_read_alone_and_beside_another(string form)
    {
        var alone = IdpMetadataReader.Read(Idp(KeyInfo(Forms[form])), Keys.Now);
        var beside = IdpMetadataReader.Read(Idp(KeyInfo(Keys.Next), KeyInfo(Forms[form])), Keys.Now);
        var pasted = PasteReader.Read("Hello,\n\n" + Idp(KeyInfo(Forms[form])), Keys.Now);

        Assert.True(alone.IsOk, alone.Problem?.ToString());
        Assert.Equal(Der, Assert.Single(alone.Value.IdentityProviders[0].SigningCertificates).Der.ToArray());
        Assert.Equal(2, beside.Value.IdentityProviders[0].SigningCertificates.Count);
        Assert.DoesNotContain(beside.Value.Findings, finding => finding.Code == "metadata.certificate-left-out");
        Assert.Equal(Der, pasted.Best(PasteFindingKind.Certificate)?.Certificate?.Der.ToArray());
    }

    [Theory]
    [InlineData("https://www.w3.org/2000/09/xmldsig#")]
    [InlineData("http://www.w3.org/2000/09/xmldsig")]
    [InlineData("urn:oasis:names:tc:SAML:2.0:metadata")]
    [InlineData("http://www.w3.org/2001/04/xmlenc#")]
    [InlineData("")]
    public void A_key_in_a_wrong_namespace_is_named_with_the_right_one_and_its_certificate_is_offered(string found)
    {
        var read = IdpMetadataReader.Read(Idp(KeyInfo(Keys.First, found)), Keys.Now).Value;

        var finding = Assert.Single(read.Findings, one => one.Code == "metadata.key-namespace");
        Assert.Contains(found.Length == 0 ? "no namespace" : found, finding.What, StringComparison.Ordinal);
        Assert.Contains(Ds, finding.What, StringComparison.Ordinal);
        Assert.Equal(Der, read.IdentityProviders[0].ProposedCertificate.Value.Der.ToArray());
    }

    [Fact]
    public void Only_the_inner_elements_in_a_wrong_namespace_are_named_too()
    {
        var inner = $"<ds:KeyInfo xmlns:ds=\"{Ds}\"><X509Data><X509Certificate>{Keys.First}</X509Certificate></X509Data></ds:KeyInfo>";
        var prefixed = $"<KeyInfo xmlns:ns1=\"{Ds}\"><X509Data><X509Certificate>{Keys.First}</X509Certificate></X509Data></KeyInfo>";

        Assert.All([inner, prefixed], info =>
        {
            var read = IdpMetadataReader.Read(Idp($"<KeyDescriptor use=\"signing\">{info}</KeyDescriptor>"), Keys.Now).Value;
            Assert.Contains(read.Findings, one => one.Code == "metadata.key-namespace" && one.What.Contains("SAML:2.0:metadata", StringComparison.Ordinal));
            Assert.Equal(Der, read.IdentityProviders[0].ProposedCertificate.Value.Der.ToArray());
        });
    }

    [Fact]
    public void Beside_a_key_in_the_right_namespace_one_in_a_wrong_one_is_left_out_and_said_so()
    {
        var read = IdpMetadataReader.Read(Idp(KeyInfo(Keys.Next, "urn:other"), KeyInfo(Keys.First)), Keys.Now).Value;

        Assert.Equal(Der, Assert.Single(read.IdentityProviders[0].SigningCertificates).Der.ToArray());
        Assert.Contains(read.Findings, one => one.Code == "metadata.key-namespace" && one.What.Contains("left out", StringComparison.Ordinal));
    }

    [Fact]
    public void A_private_key_in_place_of_the_certificate_is_named_and_shown_nowhere()
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var base64 = Convert.ToBase64String(key.ExportPkcs8PrivateKey());

        var pasted = PasteReader.Read(Idp(KeyInfo(base64)), Keys.Now);

        Assert.Contains(pasted.Problems, problem => problem.Code == "certificate.private-key");
        Assert.DoesNotContain(base64[100..160], pasted.Redacted, StringComparison.Ordinal);
    }

    private static string KeyInfo(string text, string name = Ds) =>
        $"<KeyDescriptor use=\"signing\"><KeyInfo xmlns=\"{name}\"><X509Data><X509Certificate>{text}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>";

    private static string Idp(params string[] keys) =>
        "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"https://idp.acme.example\">"
        + $"<IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">{string.Concat(keys)}"
        + "<SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\"https://idp.acme.example/sso\"/>"
        + "</IDPSSODescriptor></EntityDescriptor>";
}
