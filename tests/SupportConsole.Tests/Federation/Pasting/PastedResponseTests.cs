using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using static SupportConsole.Tests.Federation.Certificates.Corpus.SixCertificates;

namespace SupportConsole.Tests.Federation.Pasting;

/// <summary>A SAML response is read in memory for what it says of the IdP; the person's data in it is dropped.</summary>
public sealed class PastedResponseTests
{
    private const string Person = "ann.smith@acme.example";
    private static readonly byte[] Der = All["RSA 2048"];
    private static readonly string Xml = Response(Der, "Success");
    private static readonly string Base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Xml));

    private static readonly Dictionary<string, string> Ways = new()
    {
        ["a form's field"] = $"SAMLResponse={Uri.EscapeDataString(Base64)}&RelayState=abc",
        ["a form's field with spaces as plus"] = $"RelayState=abc&SAMLResponse={WebUtility.UrlEncode(Base64)}",
        ["a form's field, not encoded"] = $"SAMLResponse={Base64}",
        ["bare"] = Base64,
        ["bare in lines"] = string.Join('\n', Base64.Chunk(76).Select(line => new string(line))),
        ["bare in lines in a mail"] = "Hello,\n\nthis is what the browser sent:\n" + string.Join('\n', Base64.Chunk(64).Select(line => new string(line))) + "\n\nThanks\nAnn",
        ["a HAR"] = JsonSerializer.Serialize(new { postData = new { @params = new[] { new { name = "SAMLResponse", value = Uri.EscapeDataString(Base64) } } } }),
        ["a HAR in lines"] = $"\"params\": [\n  {{\n    \"name\": \"SAMLResponse\",\n    \"value\": \"{Base64}\"\n  }}\n]",
        ["a HAR's text"] = JsonSerializer.Serialize(new { text = $"SAMLResponse={Uri.EscapeDataString(Base64)}&RelayState=x" }),
        ["a page's source"] = $"<form method=\"post\"><input type=\"hidden\" name=\"SAMLResponse\" value=\"{Base64}\"/></form>",
        ["a form's field, encoded twice"] = $"SAMLResponse={Uri.EscapeDataString(Uri.EscapeDataString(Base64))}&RelayState=abc",
        ["bare, with another prefix"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Xml.Replace("samlp:", "ns3:", StringComparison.Ordinal).Replace(":samlp", ":ns3", StringComparison.Ordinal))),
        ["a page's source, the value first"] = $"<input value=\"{Base64}\" type=\"hidden\" name=\"SAMLResponse\" />",
        ["deflated, with an escape at its beginning"] = "SAMLResponse=" + EscapedEarly(),
        ["XML in a page's source"] = WebUtility.HtmlEncode(Xml),
        ["XML in JSON"] = JsonSerializer.Serialize(new { response = Xml }),
        ["XML in JSON with plain brackets"] = $"{{\"response\":\"{Xml.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"}}",
        ["deflated"] = "SAMLResponse=" + Uri.EscapeDataString(Deflated(Xml)),
        ["XML"] = Xml,
        ["XML in a mail"] = $"Hello,\n\n{Xml}\n\nAnn",
    };

    public static TheoryData<string> Names => new(Ways.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Certificate_issuer_destination_and_connection_are_read_and_the_assertion_dropped(string way)
    {
        var reading = PasteReader.Read(Ways[way], Now);

        Assert.Equal(Der, Assert.Single(reading.Findings, finding => finding.Certificate is not null).Certificate!.Der.ToArray());
        Assert.Equal("https://idp.acme.example", reading.Best(PasteFindingKind.EntityId)?.Text);
        var said = Assert.Single(reading.Problems);
        Assert.Equal("paste.saml-response", said.Code);
        Assert.Contains("https://tenant.example/login/callback?connection=acme-saml", said.What, StringComparison.Ordinal);
        Assert.Contains("the connection acme-saml", said.What, StringComparison.Ordinal);
        Assert.Contains("was dropped", said.What, StringComparison.Ordinal);
        Assert.Null(reading.Best(PasteFindingKind.ErrorText));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_of_the_person_or_the_message_is_shown(string way)
    {
        var reading = PasteReader.Read(Ways[way], Now);

        var shown = string.Join('\n', [reading.Redacted, .. reading.Findings.Select(one => one.Text + one.Source), .. reading.Problems.Select(one => one.ToString())]);
        Assert.DoesNotContain(Person, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Base64[200..260], shown, StringComparison.Ordinal);
        Assert.DoesNotContain(reading.Findings, finding => finding.Kind is PasteFindingKind.ContactEmail or PasteFindingKind.ClientSecret);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reader_of_certificates_reads_it_too(string way) =>
        Assert.Equal(Der, Assert.Single(CertificateReader.Read(Ways[way], Now).Value.Certificates).Der.ToArray());

    [Theory]
    [InlineData("Responder")]
    [InlineData("Requester")]
    [InlineData("AuthnFailed")]
    public void A_status_other_than_success_is_an_error(string status)
    {
        var reading = PasteReader.Read(Convert.ToBase64String(Encoding.UTF8.GetBytes(Response(Der, status))), Now);

        Assert.Contains($"urn:oasis:names:tc:SAML:2.0:status:{status}", reading.Best(PasteFindingKind.ErrorText)!.Text, StringComparison.Ordinal);
        Assert.Contains("no luck today", reading.Best(PasteFindingKind.ErrorText)!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_certificate_that_an_encrypted_assertion_is_made_for_is_ours_and_not_taken()
    {
        var encrypted = Xml.Replace("<saml:Assertion", $"<saml:EncryptedAssertion><x:EncryptedKey xmlns:x=\"http://www.w3.org/2001/04/xmlenc#\"><ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(All["RSA 2048, without a name"])}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></x:EncryptedKey></saml:EncryptedAssertion><saml:Assertion", StringComparison.Ordinal);

        Assert.All([encrypted, Convert.ToBase64String(Encoding.UTF8.GetBytes(encrypted))], sent =>
        {
            Assert.Equal(Der, Assert.Single(PasteReader.Read(sent, Now).Findings, finding => finding.Certificate is not null).Certificate!.Der.ToArray());
            Assert.Equal(Der, Assert.Single(CertificateReader.Read(sent, Now).Value.Certificates).Der.ToArray());
        });
    }

    [Fact]
    public void One_that_is_cut_off_is_named_and_not_shown()
    {
        var reading = PasteReader.Read("SAMLResponse=" + Base64[..1000], Now);

        Assert.Contains(reading.Problems, problem => problem.Code == "paste.saml-response-damaged");
        Assert.DoesNotContain(Base64[100..160], reading.Redacted, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_grows_without_end_when_it_is_inflated_is_not_followed()
    {
        var bomb = Deflated("<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\">" + new string(' ', 200 * 1024 * 1024));
        PasteReader.Read("x", Now);
        var before = GC.GetAllocatedBytesForCurrentThread();

        PasteReader.Read("SAMLResponse=" + Uri.EscapeDataString(bomb), Now);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64L * 1024 * 1024);
    }

    private static string Response(byte[] der, string status) =>
        $"<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_1\" Destination=\"https://tenant.example/login/callback?connection=acme-saml\">\n"
        + "<saml:Issuer>https://idp.acme.example</saml:Issuer>\n"
        + $"<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignatureValue>{new string('A', 344)}</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(der)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>\n"
        + $"<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:{status}\"/><samlp:StatusMessage>no luck today</samlp:StatusMessage></samlp:Status>\n"
        + $"<saml:Assertion ID=\"_2\"><saml:Issuer>https://idp.acme.example</saml:Issuer><saml:Subject><saml:NameID>{Person}</saml:NameID></saml:Subject></saml:Assertion>\n"
        + "</samlp:Response>";

    /// <summary>Puts spaces before the closing tag until a plus or a slash falls among the first 20 digits.</summary>
    private static string EscapedEarly() => Enumerable.Range(0, 5_000)
        .Select(count => Uri.EscapeDataString(Deflated(new string(' ', count % 50) + Xml + new string('\n', count))))
        .First(value => value[..20].Contains('%', StringComparison.Ordinal));

    private static string Deflated(string text)
    {
        using var bytes = new MemoryStream();
        using (var deflate = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }

        return Convert.ToBase64String(bytes.ToArray());
    }
}
