using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportConsole.Federation.Oidc;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Saml;
using SupportConsole.Tests.Federation.Saml.Corpus;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Federation.Saml;

/// <summary>A federation's metadata describes hundreds of IdPs: read at once, with each kind of finding told once.</summary>
[Collection("alone")]
[Trait("Category", "Speed")]
public sealed class FederationOfManyTests
{
    private const int Many = 1_000;
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(300);

    /// <summary>A thousand signatures have to be checked.</summary>
    private static readonly TimeSpan MostOfDistinct = TimeSpan.FromMilliseconds(1_000);

    public static TheoryData<string> Kinds => new("the same certificate", "the same two, one expired", "a weak certificate", "a certificate of each IdP's own");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_thousand_are_read_within_300_milliseconds_or_a_second_if_each_has_another_certificate(string kind)
    {
        var most = kind == "a certificate of each IdP's own" ? MostOfDistinct : Most;
        var document = Federation(kind);
        IdpMetadataReader.Read(document, Keys.Now);

        var best = Quickest.Of(() => IdpMetadataReader.Read(document, Keys.Now), most);

        Assert.True(best < most, $"{best.TotalMilliseconds:0} ms for {kind}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Findings_are_counted_by_kind(string kind)
    {
        var read = IdpMetadataReader.Read(Federation(kind), Keys.Now).Value;

        Assert.Equal(Many, read.IdentityProviders.Count);
        Assert.Equal(read.Findings.Count, read.Findings.Select(finding => finding.Code).Distinct().Count());
        Assert.InRange(read.Findings.Count, 1, 8);
        Assert.All(read.Findings.Where(finding => finding.Code.StartsWith("certificate", StringComparison.Ordinal)), finding =>
            Assert.Contains("1,000 of the 1,000", finding.What, StringComparison.Ordinal));
    }

    [Fact]
    public void The_chosen_one_has_its_own_details()
    {
        var idps = IdpMetadataReader.Read(Federation("a weak certificate"), Keys.Now).Value.IdentityProviders;

        Assert.Contains(idps[500].Findings, finding => finding.Code == "certificate.weak-key" && finding.Severity == FindingSeverity.Warn);
    }

    [Fact]
    public void Those_that_cannot_be_used_are_counted_by_their_cause()
    {
        var document = Federation("the same certificate").Replace("https://idp.example/sso", "http://idp.example/sso", StringComparison.Ordinal);
        var mixed = document[..^"</EntitiesDescriptor>".Length] + Idp(-1, Keys.First) + "</EntitiesDescriptor>";

        var read = IdpMetadataReader.Read(mixed, Keys.Now).Value;

        var left = Assert.Single(read.Findings, finding => finding.Code == "metadata.entity-left-out");
        Assert.Contains("999 more", left.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_paste_of_it_is_as_short() =>
        Assert.InRange(PasteReader.Read(Federation("the same two, one expired"), Keys.Now).Problems.Count, 1, 60);

    private static string Federation(string kind)
    {
        Func<int, string[]> certificates = kind switch
        {
            "the same certificate" => _ => [Keys.First],
            "the same two, one expired" => _ => [Keys.Expired, Keys.First],
            "a weak certificate" => _ => [Keys.Weak],
            _ => number => [Own[number]],
        };
        return "<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">"
            + string.Concat(Enumerable.Range(0, Many).Select(number => Idp(number, certificates(number))))
            + "</EntitiesDescriptor>";
    }

    private static List<string> Own { get; } = MakeOwn();

    private static List<string> MakeOwn()
    {
        using var key = RSA.Create(2048);
        var made = new List<string>();
        for (var number = 0; number < Many; number++)
        {
            var request = new CertificateRequest($"CN=idp{number}.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(Keys.Now.AddDays(-200), Keys.Now.AddDays(500));
            made.Add(Convert.ToBase64String(certificate.RawData));
        }

        return made;
    }

    private static string Idp(int number, params string[] certificates)
    {
        var keys = certificates.Select(one => $"<KeyDescriptor use=\"signing\">{IdpShapes.KeyInfo(one)}</KeyDescriptor>");
        var host = number < 0 ? "https://good.example/sso" : "https://idp.example/sso";
        return $"<EntityDescriptor entityID=\"https://idp.example/{number.ToString(CultureInfo.InvariantCulture)}\">"
            + $"<IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">{string.Concat(keys)}"
            + $"<SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\"{host}\"/>"
            + "</IDPSSODescriptor></EntityDescriptor>";
    }
}
