using System.Text;
using SupportConsole.Federation.Certificates;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using static SupportConsole.Tests.Federation.Certificates.Corpus.SixCertificates;

namespace SupportConsole.Tests.Federation.Certificates;

/// <summary>Whatever happens to a certificate on its way, it is read as it was or refused with a cause: never as another one.</summary>
public sealed class CertificateDamageTests
{
    private const int Seed = 20261124;

    public static TheoryData<string, string> Forms => new()
    {
        { "RSA 2048", "PEM" }, { "P-256, without a name", "PEM" }, { "RSA 2048", "DER" }, { "P-384, valid beyond 2050", "base64" }, { "P-256, without a name", "PKCS#7" },
        { "RSA 2048", "an XML element" }, { "Ed25519", "PEM in JSON" }, { "RSA 2048", "base64 of the PEM text" },
    };

    public static TheoryData<string, string> Flipped => new()
    {
        { "RSA 2048", "PEM" }, { "P-256, without a name", "PEM" }, { "P-384, valid beyond 2050", "DER" }, { "P-256, without a name", "PKCS#7" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Cut_off_at_any_byte_it_is_read_whole_or_refused(string name, string shape)
    {
        var sent = CertificateShapes.All[shape](All[name]);

        var whole = Enumerable.Range(0, sent.Length).Where(length => IsWhole(sent.AsMemory(0, length), name)).ToList();

        // Only what comes after the certificate may be missing: a line END, a tag, the padding, PKCS#7's empty lists.
        Assert.All(whole, length => Assert.True(length > sent.Length - 60, $"{length} of {sent.Length} bytes were taken for the whole."));
    }

    [Theory]
    [MemberData(nameof(Flipped))]
    public void With_a_bit_flipped_it_is_read_as_it_was_or_as_it_stands_there_or_refused(string name, string shape)
    {
        var random = new Random(Seed);
        var sent = CertificateShapes.All[shape](All[name]);
        var (read, others) = (0, 0);

        for (var i = 0; i < 2_500; i++)
        {
            var flipped = sent.ToArray();
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            var reading = CertificateReader.Read(flipped, Now);
            read += reading.IsOk ? 1 : 0;
            others += reading.IsOk && !IsSent(reading.Value, name) && IsTaken(reading.Value, flipped, i) ? 1 : 0;
        }

        // A flip in a name makes issuer and subject differ, so that nothing is left by which to tell; such a certificate is as it stands in the text.
        Assert.InRange(read, 0, 1_000);
        Assert.InRange(others, 0, 1_000);
    }

    [Fact]
    public void A_changed_letter_of_base64_is_found_by_the_certificates_own_signature()
    {
        var pem = CertificateShapes.Pem(All["RSA 2048"]);
        var at = pem.Length - 200;
        var changed = pem[..at] + (pem[at] == 'A' ? 'B' : 'A') + pem[(at + 1)..];

        Assert.Equal("certificate.altered", CertificateReader.Read(changed, Now).Problem?.Code);
    }

    [Fact]
    public void Deep_long_and_repeated_nonsense_ends_soon()
    {
        string[] nonsense =
        [
            string.Concat(Enumerable.Repeat("-----BEGIN CERTIFICATE-----\n", 50_000)), string.Concat(Enumerable.Repeat("MIIC1jCCAb6gAwIBAgIB ", 100_000)), new string('M', 2_000_000),
            string.Concat(Enumerable.Repeat("MI", 1_000_000)), string.Concat(Enumerable.Repeat("-----BEGIN X", 100_000)), string.Concat(Enumerable.Repeat("--END --BEGIN ", 100_000)), "MIMP////" + new string('A', 3_000_000),
        ];

        foreach (var text in nonsense)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Assert.NotEmpty(CertificateReader.Read(text, Now).Problem!.Cure);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed} for {text[..30]}");
        }
    }

    private static bool IsWhole(ReadOnlyMemory<byte> part, string name)
    {
        var reading = CertificateReader.Read(part, Now);
        if (reading.Problem is { } problem)
        {
            Assert.NotEmpty(problem.Cure);
            return false;
        }

        Assert.True(IsSent(reading.Value, name), $"Another certificate was read: {reading.Value.Proposed.Subject}");
        return true;
    }

    private static bool IsSent(CertificateReading reading, string name) => Assert.Single(reading.Certificates).Der.Span.SequenceEqual(All[name]);

    private static bool IsTaken(CertificateReading reading, byte[] sent, int round)
    {
        var der = reading.Proposed.Der.ToArray();
        var text = string.Concat(Encoding.Latin1.GetString(sent).Where(character => !char.IsWhiteSpace(character)));
        Assert.True(sent.AsSpan().IndexOf(der) >= 0 || text.Contains(Convert.ToBase64String(der).TrimEnd('=')[..^1], StringComparison.Ordinal), "What was read does not stand in what was sent.");
        Assert.True(reading.Proposed.Subject != reading.Proposed.Issuer, $"Round {round}: {reading.Proposed.SignatureAlgorithm} {reading.Proposed.KeyAlgorithm} {reading.Proposed.IsAltered} {Convert.ToHexString(der)}");
        return true;
    }
}
