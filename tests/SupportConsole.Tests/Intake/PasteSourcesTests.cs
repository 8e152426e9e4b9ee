using System.Security.Cryptography.X509Certificates;
using System.Text;
using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.Federation.Pasting;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Intake;

/// <summary>Whatever the bytes are, they are read or named.</summary>
public sealed class SentTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("PEM")]
    [InlineData("UTF-8 with its mark")]
    [InlineData("UTF-16")]
    [InlineData("UTF-16, the other end first")]
    [InlineData("UTF-16 without its mark")]
    [InlineData("a mail in ISO-8859-1")]
    [InlineData("DER")]
    [InlineData("PKCS#7")]
    public void A_certificate_is_read_in_every_form(string form)
    {
        var found = PasteSources.Read(new PastedContent(Form(form), "idp.cer"), Now).Findings.Where(finding => finding.Certificate is not null).ToList();

        var only = Assert.Single(found);
        Assert.Equal(MadeCertificates.One, only.Certificate);
        Assert.EndsWith("idp.cer", only.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_two_certificates_gives_both_and_proposes_one()
    {
        var reading = PasteSources.Read(new PastedContent(Bundle(MadeCertificates.One.Der.ToArray(), MadeCertificates.Two.Der.ToArray()), "both.p7b"), Now);

        Assert.Equal(2, reading.Findings.Count(finding => finding.Certificate is not null));
        Assert.Equal(PasteFindingKind.Certificate, Assert.Single(reading.Choices).Kind);
    }

    [Theory]
    [InlineData("From: ana@acme.example\nSubject: SSO\n\nClient ID: 0oa1", "from line 4 of the email")]
    [InlineData("Client ID: 0oa1", "from line 1 of the paste")]
    public void Each_value_says_where_it_came_from(string text, string source) =>
        Assert.Equal(source, PasteSources.Read(new PastedContent(Encoding.UTF8.GetBytes(text), null), Now).Best(PasteFindingKind.ClientId)?.Source);

    [Theory]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("PK\u0003\u0004rest", "zip")]
    [InlineData("\u0089PNG\r\n", "picture")]
    public void What_is_no_text_is_named(string bytes, string what)
    {
        var problem = Assert.Single(PasteSources.Read(new PastedContent(Encoding.Latin1.GetBytes(bytes), "x"), Now).Problems);

        Assert.Contains(what, problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_ID_that_begins_with_a_zero_is_text() =>
        Assert.Equal("0oa", PasteSources.Of("0oa"u8.ToArray()).Value);

    private static byte[] Form(string form)
    {
        var pem = MadeCertificates.One.ToPem();
        return form switch
        {
            "PEM" => Encoding.UTF8.GetBytes(pem),
            "UTF-8 with its mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(pem)],
            "UTF-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(pem)],
            "UTF-16, the other end first" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(pem)],
            "UTF-16 without its mark" => Encoding.Unicode.GetBytes(pem),
            "a mail in ISO-8859-1" => Encoding.Latin1.GetBytes($"Grüße,\n{pem}"),
            "DER" => MadeCertificates.One.Der.ToArray(),
            _ => Bundle(MadeCertificates.One.Der.ToArray()),
        };
    }

    private static byte[] Bundle(params byte[][] certificates)
    {
        var collection = new X509Certificate2Collection();
        foreach (var der in certificates)
        {
            collection.Add(X509CertificateLoader.LoadCertificate(der));
        }

        return collection.Export(X509ContentType.Pkcs7)!;
    }
}
