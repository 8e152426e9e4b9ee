using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Saml;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using static SupportConsole.Tests.Federation.Certificates.Corpus.SixCertificates;

namespace SupportConsole.Tests.Federation.Certificates;

/// <summary>A certificate is judged alike whether it comes as a file, in a paste or in metadata.</summary>
public sealed class CertificateReviewTests
{
    private static readonly string[] Doors = ["PEM", "DER", "base64", "a key descriptor", "metadata", "an XML element", "PKCS#7"];
    private static readonly DateTimeOffset OnceValid = Now.AddDays(30);
    private static readonly byte[] Own = All["RSA 2048"];

    private static readonly Dictionary<string, (byte[] Der, string Code)> Bad = new()
    {
        ["Ed25519"] = (All["Ed25519"], "certificate.key-kind"),
        ["P-384"] = (All["P-384, valid beyond 2050"], "certificate.key-kind"),
        ["P-256"] = (Curve(ECCurve.NamedCurves.nistP256), "certificate.key-kind"),
        ["P-521"] = (Curve(ECCurve.NamedCurves.nistP521), "certificate.key-kind"),
        ["DSA"] = (OpensslAuthority.Dsa, "certificate.key-kind"),
        ["last byte changed"] = ([.. Own[..^1], (byte)(Own[^1] ^ 1)], "certificate.altered"),
        ["a date changed"] = (Replaced(OpensslAuthority.OwnOfVersion1, [0x17, 0x0D, (byte)'2'], [0x17, 0x0D, (byte)'1']), "certificate.altered"),
        ["first byte of the signature changed"] = ([.. Own[..^256], (byte)(Own[^256] ^ 4), .. Own[^255..]], "certificate.altered"),
        ["key's kind damaged"] = (Replaced(Own, [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01], [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x00, 0x01, 0x01]), "certificate.altered"),
    };

    public static TheoryData<string, string> KindsByDoors
    {
        get
        {
            var data = new TheoryData<string, string>();
            Bad.Keys.SelectMany(kind => Doors.Select(door => (kind, door))).ToList().ForEach(pair => data.Add(pair.kind, pair.door));
            return data;
        }
    }

    public static TheoryData<string> Leaves => new("without extensions", "with a serial number", "with alternative names");

    [Theory]
    [MemberData(nameof(KindsByDoors))]
    public void It_is_refused_at_every_door(string kind, string door)
    {
        var (der, code) = Bad[kind];
        var sent = CertificateShapes.All[door](der);

        var read = CertificateReader.Read(sent, Now);
        var pasted = PasteReader.Read(sent, Now);

        Assert.Equal(code, read.Problem?.Code);
        Assert.DoesNotContain(pasted.Findings, finding => finding.Certificate is not null);
        Assert.Contains(pasted.Problems, problem => problem.Code == code);
    }

    [Fact]
    public void Beside_a_good_one_in_metadata_a_bad_one_is_left_out_and_the_paste_says_so()
    {
        var sent = CertificateShapes.Metadata(Bad["last byte changed"].Der, MadeRsa("CN=good.idp.example"), All["Ed25519"]);

        var reading = IdpMetadataReader.Read(sent, Now).Value;
        var pasted = PasteReader.Read(sent, Now);

        Assert.Equal("CN=good.idp.example", Assert.Single(reading.IdentityProviders[0].SigningCertificates).Subject);
        Assert.Equal(2, reading.Findings.Count(finding => finding.Code == "metadata.certificate-left-out"));
        Assert.Equal("CN=good.idp.example", Assert.Single(pasted.Findings, finding => finding.Certificate is not null).Certificate!.Subject);
        Assert.Contains(pasted.Problems, problem => problem.What.Contains("altered", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_server_of_the_same_name_as_its_authority_is_read_alone(string leaf)
    {
        var der = Leaf(leaf);

        var reading = CertificateReader.Read(CertificateShapes.Pem(der), OnceValid).Value;
        var metadata = IdpMetadataReader.Read(CertificateShapes.Metadata(der), OnceValid).Value;

        Assert.Equal(der, reading.Proposed.Der.ToArray());
        Assert.False(reading.Proposed.IsAltered);
        Assert.DoesNotContain(reading.Problems, problem => problem.Code == "certificate.altered");
        Assert.Equal(der, metadata.IdentityProviders[0].ProposedCertificate.Value.Der.ToArray());
        Assert.DoesNotContain(metadata.Findings, finding => finding.Code == "certificate.altered");
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void With_its_authority_beside_it_the_server_is_proposed_and_checked_by_it(string leaf)
    {
        var der = Leaf(leaf);
        string[] orders = [CertificateShapes.Pem(der) + CertificateShapes.Pem(OpensslAuthority.Authority), CertificateShapes.Pem(OpensslAuthority.Authority) + CertificateShapes.Pem(der)];

        foreach (var sent in orders)
        {
            var proposed = CertificateReader.Read(sent, OnceValid).Value.Proposed;

            Assert.Equal(der, proposed.Der.ToArray());
            Assert.DoesNotContain(CertificateConcerns.Of(proposed, OnceValid), concern => concern.Code is "certificate.unproven" or "certificate.altered");
            Assert.Equal(der, PasteReader.Read(sent, OnceValid).Best(PasteFindingKind.Certificate)!.Certificate!.Der.ToArray());
        }

        Assert.Equal(der, IdpMetadataReader.Read(CertificateShapes.Metadata(OpensslAuthority.Authority, der), OnceValid).Value.IdentityProviders[0].ProposedCertificate.Value.Der.ToArray());
    }

    [Fact]
    public void Alone_it_is_said_that_the_signature_cannot_be_checked()
    {
        var read = CertificateReader.Read(CertificateShapes.Pem(OpensslAuthority.WithoutExtensions), Now).Value.Proposed;

        var concern = Assert.Single(CertificateConcerns.Of(read, Now), one => one.Code == "certificate.unproven");
        Assert.Contains("cannot be checked", concern.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("own")]
    [InlineData("authority's")]
    public void A_self_signed_certificate_of_openssls_defaults_brings_no_warning(string which)
    {
        var der = which == "own" ? OpensslAuthority.OwnOfVersion1 : OpensslAuthority.Authority;

        var reading = CertificateReader.Read(der, Now).Value;

        Assert.Empty(reading.Problems);
        Assert.Empty(CertificateConcerns.Of(reading.Proposed, OnceValid));
    }

    private static byte[] Leaf(string name) => name switch
    {
        "without extensions" => OpensslAuthority.WithoutExtensions,
        "with a serial number" => OpensslAuthority.WithSerialNumber,
        _ => OpensslAuthority.WithNames,
    };

    private static byte[] Replaced(byte[] der, ReadOnlySpan<byte> what, ReadOnlySpan<byte> with)
    {
        var changed = der.ToArray();
        with.CopyTo(changed.AsSpan(changed.AsSpan().IndexOf(what)));
        return changed;
    }

    private static byte[] Curve(ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        using var made = new CertificateRequest("CN=EC Signing", key, HashAlgorithmName.SHA256).CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
        return made.RawData;
    }

    private static byte[] MadeRsa(string subject)
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Now.AddYears(-1), Now.AddYears(1));
        return made.RawData;
    }
}
