using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;
using SupportConsole.Federation.Saml;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using static SupportConsole.Tests.Federation.Certificates.Corpus.SixCertificates;

namespace SupportConsole.Tests.Federation.Certificates;

/// <summary>A certificate whose RSA key falls on the start of a line, so that the line begins with MII as a certificate does.</summary>
public sealed class LineStartTests
{
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly Dictionary<int, byte[]> ByWidth = new[] { 48, 60, 64, 72, 76 }.ToDictionary(width => width, Make);

    private static readonly (string Name, Func<string, string> Sent)[] Ways =
    [
        ("alone", text => text),
        ("with Windows line ends", text => text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        ("in a mail", text => $"Hello,\n\nthis is our certificate:\n\n{text}\n\nBest regards\nAnn"),
        ("in a quoted mail", text => "> Hello,\n" + string.Join('\n', text.Split('\n').Select(line => "> " + line))),
        ("without END", text => $"-----BEGIN CERTIFICATE-----\n{text}\n"),
        ("in an element", text => $"<ds:X509Certificate>\n{text}\n</ds:X509Certificate>"),
        ("indented", text => string.Join('\n', text.Split('\n').Select(line => "      " + line))),
        ("double spaced", text => text.Replace("\n", "\n\n", StringComparison.Ordinal)),
        ("in a program's strings", text => $"String cert = \"{text.Replace("\n", "\" +\n    \"", StringComparison.Ordinal)}\";"),
        ("in a JSON list", text => $"[\"{text.Replace("\n", "\", \"", StringComparison.Ordinal)}\"]"),
        ("in JSON", text => $"{{\"cert\":\"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"}}"),
    ];

    public static TheoryData<int, string> WidthsByWays
    {
        get
        {
            var data = new TheoryData<int, string>();
            ByWidth.Keys.SelectMany(width => Ways.Select(way => (width, way.Name))).ToList().ForEach(pair => data.Add(pair.width, pair.Name));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WidthsByWays))]
    public void It_is_one_certificate(int width, string way)
    {
        var sent = Ways.Single(one => one.Name == way).Sent(Wrapped(ByWidth[width], width));

        var read = CertificateReader.Read(sent, Now);
        var pasted = PasteReader.Read(sent, Now);

        Assert.Equal(ByWidth[width], Assert.Single(read.Value.Certificates).Der.ToArray());
        Assert.Empty(read.Value.Problems);
        Assert.Equal(ByWidth[width], Assert.Single(pasted.Findings, one => one.Certificate is not null).Certificate!.Der.ToArray());
        Assert.Empty(pasted.Problems);
    }

    [Theory]
    [InlineData("\n"), InlineData("\n\n"), InlineData("\nand the next one:\n")]
    public void Two_behind_each_other_stay_two(string between)
    {
        var sent = Wrapped(ByWidth[64], 64) + between + Wrapped(ByWidth[76], 64);

        var reading = CertificateReader.Read(sent, Now).Value;

        Assert.Equal([ByWidth[64], ByWidth[76]], reading.Certificates.Select(one => one.Der.ToArray()));
    }

    [Fact]
    public void One_that_is_cut_short_does_not_take_the_next_one_with_it()
    {
        var lines = Wrapped(ByWidth[64], 64).Split('\n');

        var reading = CertificateReader.Read(string.Join('\n', lines[..3]) + "\n" + Wrapped(ByWidth[76], 64), Now).Value;

        Assert.Equal(ByWidth[76], Assert.Single(reading.Certificates).Der.ToArray());
        Assert.Equal("certificate.truncated", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void A_private_key_behind_one_that_is_cut_short_is_still_found()
    {
        using var small = RSA.Create(1024);
        var key = Wrapped(small.ExportRSAPrivateKey(), 64);
        var lines = Wrapped(ByWidth[64], 64).Split('\n');

        var reading = PasteReader.Read(string.Join('\n', lines[..2]) + "\n" + key, Now);

        Assert.Contains(reading.Problems, problem => problem.Code == "certificate.private-key");
        Assert.DoesNotContain(key.Split('\n')[2], reading.Redacted, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_read_from_metadata_too()
    {
        var metadata = CertificateShapes.Metadata(ByWidth[76]).Replace(Convert.ToBase64String(ByWidth[76]), Wrapped(ByWidth[76], 76), StringComparison.Ordinal);

        Assert.Equal(ByWidth[76], Assert.Single(IdpMetadataReader.Read(metadata, Now).Value.IdentityProviders[0].SigningCertificates).Der.ToArray());
    }

    private static string Wrapped(byte[] der, int width) => string.Join('\n', Convert.ToBase64String(der).Chunk(width).Select(line => new string(line)));

    /// <summary>Tries names and serial numbers of growing length until a line begins as the certificate's key does.</summary>
    private static byte[] Make(int width)
    {
        var generator = X509SignatureGenerator.CreateForRSA(Key, RSASignaturePadding.Pkcs1);
        foreach (var (name, serial) in Enumerable.Range(1, 40).SelectMany(name => Enumerable.Range(1, 8).Select(serial => (name, serial))))
        {
            var request = new CertificateRequest($"CN={new string('a', name)}", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var number = Enumerable.Repeat((byte)1, serial).ToArray();
            using var made = request.Create(request.SubjectName, generator, Now.AddDays(-1), Now.AddYears(1), number);
            if (Wrapped(made.RawData, width).Split('\n').Skip(1).Any(line => line.StartsWith("MIIB", StringComparison.Ordinal)))
            {
                return made.RawData;
            }
        }

        throw new InvalidOperationException("No name makes such a certificate.");
    }
}
