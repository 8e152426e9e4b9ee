using System.Net;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using static SupportConsole.Tests.Federation.Certificates.Corpus.SixCertificates;

namespace SupportConsole.Tests.Federation.Pasting;

/// <summary>A sign-in request is signed with our certificate and a logout message may be: nothing in them is the IdP's for sure.</summary>
public sealed class PastedRequestTests
{
    private const string Person = "ann.smith@acme.example";

    public static TheoryData<string> Names => ["AuthnRequest", "LogoutRequest", "LogoutResponse"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_certificate_is_not_taken_and_no_person_is_named(string name)
    {
        var xml = Message(name);
        Assert.All([xml, $"Our IdP gets this:\n{xml}\nand fails", WebUtility.HtmlEncode(xml), xml.Replace("samlp:", "", StringComparison.Ordinal).Replace(":samlp", "", StringComparison.Ordinal)], sent =>
        {
            var reading = PasteReader.Read(sent, Now);

            Assert.Empty(reading.Findings);
            Assert.Equal("paste.saml-request", Assert.Single(reading.Problems).Code);
            Assert.DoesNotContain(Person, reading.Redacted, StringComparison.Ordinal);
            Assert.Equal("paste.saml-request", CertificateReader.Read(sent, Now).Problem?.Code);
        });
    }

    [Fact]
    public void What_stands_beside_it_is_read()
    {
        var metadata = CertificateShapes.Metadata(All["RSA 2048, without a name"]);

        var reading = PasteReader.Read(Message("AuthnRequest") + "\n\n" + metadata, Now);

        Assert.Equal(All["RSA 2048, without a name"], Assert.Single(reading.Findings, finding => finding.Certificate is not null).Certificate!.Der.ToArray());
        Assert.Equal("https://idp.acme.example", reading.Best(PasteFindingKind.EntityId)?.Text);
    }

    private static string Message(string name) =>
        $"<samlp:{name} xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_1\" Version=\"2.0\">\n"
        + "<saml:Issuer xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">urn:auth0:influxdata-dev:acme</saml:Issuer>\n"
        + $"<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(All["RSA 2048"])}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>\n"
        + $"<saml:NameID xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">{Person}</saml:NameID></samlp:{name}>";
}
