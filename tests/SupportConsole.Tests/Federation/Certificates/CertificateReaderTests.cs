using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using static SupportConsole.Tests.Federation.Certificates.Corpus.SixCertificates;

namespace SupportConsole.Tests.Federation.Certificates;

public sealed class CertificateReaderTests
{
    private static readonly byte[] First = All["RSA 2048"];
    private static readonly byte[] Second = All["RSA 4096, a name with commas and umlauts"];

    public static TheoryData<string, string> ShapesByCertificates
    {
        get
        {
            var data = new TheoryData<string, string>();
            CertificateShapes.All.Keys.SelectMany(shape => SixCertificates.Names.Where(IsRsa).Select(name => (shape, name))).ToList().ForEach(pair => data.Add(pair.shape, pair.name));
            return data;
        }
    }

    public static TheoryData<string, string> ShapesByOtherKeys
    {
        get
        {
            var data = new TheoryData<string, string>();
            CertificateShapes.All.Keys.SelectMany(shape => SixCertificates.Names.Where(name => !IsRsa(name)).Select(name => (shape, name))).ToList().ForEach(pair => data.Add(pair.shape, pair.name));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ShapesByCertificates))]
    public void Every_shape_of_every_certificate_reads_alike(string shape, string name)
    {
        var sent = CertificateShapes.All[shape](All[name]);

        var reading = CertificateReader.Read(sent, Now);

        Assert.True(reading.IsOk, reading.Problem?.ToString());
        Assert.Equal(Convert.ToHexString(All[name]), Convert.ToHexString(Assert.Single(reading.Value.Certificates).Der.Span));
        Assert.DoesNotContain(reading.Value.Problems, problem => problem.Code is not ("certificate.key-kind" or "certificate.ca"));
    }

    [Theory]
    [MemberData(nameof(ShapesByOtherKeys))]
    public void Every_shape_of_a_certificate_whose_key_Auth0_cannot_use_is_read_and_refused(string shape, string name)
    {
        var sent = CertificateShapes.All[shape](All[name]);
        var subject = SigningCertificate.FromDer(All[name]).Value.Subject;

        var problem = CertificateReader.Read(sent, Now).Problem!;
        var paste = PasteReader.Read(sent, Now);

        Assert.Equal("certificate.key-kind", problem.Code);
        Assert.Contains(subject, problem.What, StringComparison.Ordinal);
        Assert.Contains("Auth0 verifies RSA signatures only", problem.What, StringComparison.Ordinal);
        Assert.DoesNotContain(paste.Findings, finding => finding.Certificate is not null);
        Assert.Contains(paste.Problems, one => one.What == problem.What);
    }

    [Theory]
    [MemberData(nameof(ShapesByCertificates))]
    public void A_paste_reads_every_shape_that_is_text_by_the_same_reader(string shape, string name)
    {
        var sent = CertificateShapes.All[shape](All[name]);

        var reading = PasteReader.Read(sent, Now);

        Assert.Equal(Convert.ToHexString(All[name]), Convert.ToHexString(Assert.Single(reading.Findings, finding => finding.Certificate is not null).Certificate!.Der.Span));
    }

    [Fact]
    public void Several_certificates_are_each_read_once_in_their_order()
    {
        var sent = CertificateShapes.Pem(First) + "and\n" + CertificateShapes.Pem(Second) + Convert.ToBase64String(First);

        var reading = CertificateReader.Read(sent, Now).Value;

        Assert.Equal([First, Second], reading.Certificates.Select(one => one.Der.ToArray()));
    }

    [Fact]
    public void Files_one_after_the_other_and_stores_of_several_are_read_whole()
    {
        Assert.Equal(2, CertificateReader.Read((byte[])[.. First, .. Second], Now).Value.Certificates.Count);
        Assert.Equal(5, CertificateReader.Read(CertificateShapes.Pkcs7([.. SixCertificates.Names.Where(IsRsa).Select(name => All[name])]), Now).Value.Certificates.Count);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Of_a_chain_the_idps_own_certificate_is_proposed_with_the_reason(bool isTurnedRound)
    {
        var chain = CertificateChain.Made;
        byte[][] order = isTurnedRound ? [chain.Root, chain.Intermediate, chain.Leaf] : [chain.Leaf, chain.Intermediate, chain.Root];

        var reading = CertificateReader.Read(string.Concat(order.Select(der => CertificateShapes.Pem(der))), Now).Value;

        Assert.Equal(3, reading.Certificates.Count);
        Assert.Equal("CN=leaf.idp.example", reading.Proposed.Subject);
        Assert.Contains("2 others are authorities'", reading.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_of_the_idps_own_the_newest_valid_one_is_proposed()
    {
        var reading = CertificateReader.Read(CertificateShapes.Pem(CertificateChain.Old) + CertificateShapes.Pem(CertificateChain.New) + CertificateShapes.Pem(CertificateChain.Future), Now).Value;

        Assert.Equal("CN=new.idp.example", reading.Proposed.Subject);
        Assert.Contains("newest that is valid today", reading.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_only_encrypts_is_left_out_of_a_part_of_metadata()
    {
        var both = CertificateReader.Read(CertificateShapes.Descriptor(Second, "encryption") + CertificateShapes.Descriptor(First), Now);
        var alone = CertificateReader.Read(CertificateShapes.Descriptor(Second, "encryption"), Now);

        Assert.Equal(First, Assert.Single(both.Value.Certificates).Der.ToArray());
        Assert.Equal("certificate.encryption-only", alone.Problem?.Code);
    }

    [Fact]
    public void A_good_certificate_beside_something_wrong_is_read_and_the_wrong_is_named()
    {
        var reading = CertificateReader.Read(CertificateShapes.Pem(First) + CertificateShapes.Pem(Second)[..400], Now).Value;

        Assert.Equal(First, Assert.Single(reading.Certificates).Der.ToArray());
        Assert.Equal("certificate.truncated", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void An_authoritys_certificate_alone_is_read_with_a_warning() =>
        Assert.Contains(CertificateReader.Read(CertificateChain.Made.Root, Now).Value.Problems, problem => problem.Code == "certificate.ca" && problem.What.Contains("Acme Root", StringComparison.Ordinal));

    private static bool IsRsa(string name) => name.StartsWith("RSA", StringComparison.Ordinal);
}
