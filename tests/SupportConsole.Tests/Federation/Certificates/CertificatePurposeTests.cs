using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportConsole.Federation.Certificates;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using static SupportConsole.Tests.Federation.Certificates.Corpus.SixCertificates;

namespace SupportConsole.Tests.Federation.Certificates;

/// <summary>What a certificate is for: signing sign-ins, serving web pages, or issuing others.</summary>
public sealed class CertificatePurposeTests
{
    private const string Server = "1.3.6.1.5.5.7.3.1";
    private const string Client = "1.3.6.1.5.5.7.3.2";
    private static readonly RSA Key = RSA.Create(2048);

    [Theory]
    [InlineData(90, true, Server)]
    [InlineData(397, true, Server, Client)]
    [InlineData(825, false, Server)]
    [InlineData(90, true)]
    public void A_web_servers_certificate_is_named_with_its_issuer_hosts_and_days(int days, bool hasHosts, params string[] uses)
    {
        var read = SigningCertificate.FromDer(Issued("CN=login.acme.example", days, hasHosts, uses)).Value;

        var concern = Assert.Single(CertificateConcerns.Of(read, Now), one => one.Code == "certificate.tls");
        Assert.Contains("issued by Public Web CA", concern.What, StringComparison.Ordinal);
        Assert.Contains("login.acme.example", concern.What, StringComparison.Ordinal);
        Assert.Contains($"{days} days", concern.What, StringComparison.Ordinal);
        Assert.Contains("signing certificate", concern.Cure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(730, false)]
    [InlineData(730, true)]
    [InlineData(300, false, Client)]
    public void A_signing_certificate_that_an_authority_issued_is_not_called_a_web_servers(int days, bool hasHosts, params string[] uses)
    {
        var read = SigningCertificate.FromDer(Issued("CN=ADFS Signing", days, hasHosts, uses)).Value;

        Assert.DoesNotContain(CertificateConcerns.Of(read, Now), one => one.Code == "certificate.tls");
    }

    [Fact]
    public void A_self_signed_one_that_PowerShell_makes_with_both_uses_is_not_called_a_web_servers()
    {
        var request = Request("CN=adfs.acme.example", hasHosts: true, [Server, Client]);
        using var made = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(364));

        Assert.Empty(CertificateConcerns.Of(SigningCertificate.FromDer(made.RawData).Value, Now));
    }

    [Theory]
    [InlineData("CN=Acme Root", X509KeyUsageFlags.None, true)]
    [InlineData("CN=Acme Issuing CA 2", X509KeyUsageFlags.DigitalSignature, true)]
    [InlineData("CN=acme", X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)]
    [InlineData("CN=idp.acme.example", X509KeyUsageFlags.None, false)]
    [InlineData("CN=OneLogin Account 12345", X509KeyUsageFlags.DigitalSignature, false)]
    [InlineData("CN=idp.acme.example", X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyCertSign, false)]
    public void CA_true_is_warned_about_only_if_something_else_speaks_for_an_authority(string subject, X509KeyUsageFlags usage, bool isWarned)
    {
        var request = new CertificateRequest(subject, Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        if (usage != X509KeyUsageFlags.None)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, true));
        }

        using var made = request.CreateSelfSigned(Now.AddDays(-1), Now.AddYears(2));
        var reading = CertificateReader.Read(made.RawData, Now).Value;

        Assert.Equal(isWarned, reading.Problems.Any(problem => problem.Code == "certificate.ca"));
        Assert.Equal(isWarned, CertificateConcerns.Of(reading.Proposed, Now).Any(concern => concern.Code == "certificate.ca"));
    }

    [Fact]
    public void An_intermediate_is_warned_about() =>
        Assert.Contains(CertificateReader.Read(CertificateChain.Made.Intermediate, Now).Value.Problems, problem => problem.Code == "certificate.ca");

    private static byte[] Issued(string subject, int days, bool hasHosts, string[] uses)
    {
        var issuer = X509SignatureGenerator.CreateForRSA(Key, RSASignaturePadding.Pkcs1);
        using var made = Request(subject, hasHosts, uses).Create(new X500DistinguishedName("CN=Public Web CA, O=Trust, C=US"), issuer, Now.AddDays(-1), Now.AddDays(days - 1), [1, 2]);
        return made.RawData;
    }

    private static CertificateRequest Request(string subject, bool hasHosts, string[] uses)
    {
        var request = new CertificateRequest(subject, Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (uses.Length > 0)
        {
            var all = new OidCollection();
            uses.ToList().ForEach(use => all.Add(new Oid(use)));
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(all, false));
        }

        if (hasHosts)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("login.acme.example");
            request.CertificateExtensions.Add(names.Build());
        }

        return request;
    }
}
