using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
        { "RSA 2048", "PEM" }, { "RSA 2048, without a name", "PEM" }, { "RSA 2048", "DER" }, { "RSA 2048, a negative serial number", "base64" },
        { "RSA 2048, without a name", "PKCS#7" }, { "RSA 2048", "an XML element" }, { "RSA 3072, valid beyond 2050", "PEM in JSON" },
        { "RSA 2048", "base64 of the PEM text" },
    };

    public static TheoryData<string, string> Flipped => new()
    {
        { "RSA 2048", "PEM" }, { "RSA 2048", "base64" }, { "RSA 2048", "DER" }, { "RSA 2048, without a name", "PEM" },
        { "RSA 3072, valid beyond 2050", "DER" }, { "RSA 2048, without a name", "PKCS#7" },
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
    public void With_a_bit_flipped_it_is_read_as_it_was_or_exactly_as_it_now_stands_there_where_nothing_signed_can_tell_or_refused(string name, string shape)
    {
        const int Flips = 2_500;
        var random = new Random(Seed);
        var sent = CertificateShapes.All[shape](All[name]);
        var untold = NamesIn(All[name]);
        var (asSent, others) = (0, 0);

        for (var i = 0; i < Flips; i++)
        {
            var flipped = sent.ToArray();
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
            var reading = CertificateReader.Read(flipped, Now);
            if (reading.Problem is { } problem)
            {
                Assert.All([problem.Code, problem.What, problem.Cure], Assert.NotEmpty);
            }
            else if (IsSent(reading.Value, name))
            {
                asSent++;
            }
            else
            {
                others++;
                var other = reading.Value.Proposed;
                Assert.Equal(Convert.ToHexString(Decoded(flipped, sent, All[name])), Convert.ToHexString(other.Der.Span));
                Assert.NotEqual(Thumbprint.Sha256Of(All[name]), other.Sha256);
                Assert.False(other.IsAltered, "What its own signature tells must not be read.");
                Assert.True(Differences(other.Der.Span, All[name]).Any(untold.Contains), $"Flip {i}: byte {Differences(other.Der.Span, All[name]).First()} is neither a name's nor a key identifier's, and its own signature would have told.");
            }
        }

        // As it was: only what stands around the certificate was hit, and so at most its share. Another: only a name was hit, and so at most the names' share. Half as much again, for chance.
        var around = 1 - ((shape is "DER" or "PKCS#7" ? 1 : 4 / 3.0) * All[name].Length / sent.Length);
        Assert.InRange(asSent, 0, (1.5 * Flips * around) + 5);
        Assert.InRange(others, 0, (1.5 * Flips * untold.Count / All[name].Length) + 5);
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
    public void The_count_of_unused_bits_before_the_signature_is_looked_at_too_since_no_signature_covers_it()
    {
        using var key = RSA.Create(2048);
        var name = new X500DistinguishedName("CN=sign-in.acme.example");
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        // The last bit must be 0, or the bytes would be no DER.
        var der = Enumerable.Range(1, 100).Select(serial => request.Create(name, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), Now, Now.AddYears(1), [1, (byte)serial]).RawData).First(one => one[^1] % 2 == 0);
        der[^257] = 1;

        Assert.False(CertificateReader.Read(der, Now).IsOk);
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

    /// <summary>What stands in the damaged input where the certificate stood: its bytes, or the bytes of the digits there.</summary>
    private static byte[] Decoded(byte[] flipped, byte[] sent, byte[] der)
    {
        var at = sent.AsSpan().IndexOf(der);
        if (at >= 0)
        {
            return flipped[at..(at + der.Length)];
        }

        var text = Encoding.Latin1.GetString(sent);
        var start = text.IndexOf("MI", StringComparison.Ordinal);
        var end = text.IndexOf("-----END", StringComparison.Ordinal) is > 0 and var mark ? mark : text.Length;
        var digits = Encoding.Latin1.GetString(flipped)[start..end].Where(one => char.IsAsciiLetterOrDigit(one) || one is '+' or '/' or '-' or '_').Select(one => one switch { '-' => '+', '_' => '/', _ => one }).ToList();
        return Convert.FromBase64String(string.Concat(digits) + new string('=', (4 - (digits.Count % 4)) % 4));
    }

    /// <summary>Where the bytes of the names and key identifiers stand: with one of them changed, nothing says any more that the certificate is signed by its own key.</summary>
    private static HashSet<int> NamesIn(byte[] der)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(der);
        byte[][] parts = [certificate.SubjectName.RawData, .. certificate.Extensions.Where(one => one.Oid?.Value is "2.5.29.14" or "2.5.29.35").Select(one => one.RawData)];
        return [.. parts.SelectMany(part => PlacesOf(part, der).SelectMany(at => Enumerable.Range(at, part.Length)))];
    }

    private static IEnumerable<int> PlacesOf(byte[] part, byte[] whole) =>
        Enumerable.Range(0, whole.Length - part.Length + 1).Where(at => whole.AsSpan(at, part.Length).SequenceEqual(part));

    private static List<int> Differences(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var places = new List<int>();
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            if (one[i] != other[i])
            {
                places.Add(i);
            }
        }

        return places;
    }
}
