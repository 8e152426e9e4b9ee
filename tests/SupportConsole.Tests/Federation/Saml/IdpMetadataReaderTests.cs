using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SupportConsole.Federation.Saml;

namespace SupportConsole.Tests.Federation.Saml;

public sealed class IdpMetadataReaderTests
{
    private const string Sso = """<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso"/>""";
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string Certificate = NewCertificate();

    [Fact]
    public void Metadata_of_one_identity_provider_is_read_whole()
    {
        var reading = IdpMetadataReader.Read(Encoding.UTF8.GetBytes(Idp(Key("signing") + Key(null) + Sso)), Now).Value;

        var idp = Assert.Single(reading.IdentityProviders);
        Assert.Equal("https://idp.example/id", idp.EntityId);
        Assert.Equal("https://idp.example/sso", idp.ProposedSignIn.Value.Location);
        Assert.Equal(Convert.FromBase64String(Certificate), Assert.Single(idp.SigningCertificates).Der.ToArray());
        Assert.False(reading.IsSigned);
    }

    [Fact]
    public void Utf_16_with_a_byte_order_mark_reads_like_utf_8()
    {
        byte[] document = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Idp(Key("signing") + Sso))];

        Assert.Equal("https://idp.example/id", IdpMetadataReader.Read(document, Now).Value.IdentityProviders[0].EntityId);
    }

    [Fact]
    public void Keys_and_addresses_outside_the_known_path_do_not_count()
    {
        var planted = Idp($"<Extensions>{Key("signing")}{Sso}</Extensions>" + Sso);

        Assert.Equal("metadata.no-signing-key", IdpMetadataReader.Read(planted, Now).Problem?.Code);
    }

    [Fact]
    public void Four_megabytes_are_taken_and_one_byte_more_is_refused_with_the_figure()
    {
        var document = Idp(Key("signing") + Sso);
        var full = document + new string(' ', SafeXml.MaxBytes - Encoding.UTF8.GetByteCount(document));

        Assert.True(IdpMetadataReader.Read(Encoding.UTF8.GetBytes(full), Now).IsOk);
        var refused = IdpMetadataReader.Read(Encoding.UTF8.GetBytes(full + " "), Now).Problem;
        Assert.Equal("xml.too-large", refused?.Code);
        Assert.Contains("4,194,305", refused?.What, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { "", "xml.empty", "empty" },
        { "{\"issuer\":\"x\"}", "metadata.json", "JSON" },
        { "<html><body/></html>", "metadata.html", "HTML" },
        { "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "xml.dtd", "DOCTYPE" },
        { "<Response xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>", "metadata.saml-response", "SAML response" },
        { "<EntityDescriptor/>", "metadata.wrong-root", "no namespace" },
        { Idp(Key("signing") + Sso)[..300], "xml.truncated", "line 1" },
        { Idp(Key("encryption") + Sso), "metadata.encryption-only", "encryption" },
        { Idp(Key("signing")), "metadata.no-sign-in", "SingleSignOnService" },
        { Idp(Key("signing") + Sso.Replace("https:", "http:", StringComparison.Ordinal)), "metadata.sign-in-url", "https" },
        { Idp(Sso).Replace("IDPSSO", "SPSSO", StringComparison.Ordinal), "metadata.service-provider", "service provider" },
        { Idp(string.Concat(Enumerable.Repeat("<a>", 100_000))), "xml.depth", "64" },
        { Idp($"<a {string.Join(' ', Enumerable.Range(0, 300).Select(i => $"a{i}=''"))}/>"), "xml.attributes", "300" },
        { "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>", "xml.encoding", "UTF-7" },
    };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void Bad_documents_are_refused_by_their_cause(string document, string code, string named)
    {
        var problem = IdpMetadataReader.Read(Encoding.UTF8.GetBytes(document), Now).Problem;

        Assert.Equal(code, problem?.Code);
        Assert.Contains(named, problem?.What, StringComparison.Ordinal);
    }

    private static string Idp(string inner) =>
        $"<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"https://idp.example/id\"><IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">{inner}</IDPSSODescriptor></EntityDescriptor>";

    private static string Key(string? use) =>
        $"<KeyDescriptor{(use is null ? "" : $" use=\"{use}\"")}><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data><X509Certificate>{Certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>";

    private static string NewCertificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=idp.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
        return Convert.ToBase64String(certificate.RawData);
    }
}
