using System.Diagnostics;
using System.Globalization;
using System.Text;
using SupportConsole.Federation.Certificates;
using SupportConsole.Tests.Federation.Certificates.Corpus;

#pragma warning disable RS0030 // The test starts openssl.

namespace SupportConsole.Tests.Federation.Certificates;

/// <summary>What the console says of a certificate, against what openssl says of it.</summary>
public sealed class OpensslFactsTests
{
    private const int Count = 200;
    private const int Seed = 4711;
    private const string Script = """
        for file in "$1"/*.pem; do
            openssl x509 -in "$file" -noout -subject -issuer -serial -dates -dateopt iso_8601 -nameopt utf8,sep_multiline,sname,-esc_msb -fingerprint -sha1 || exit 1
            openssl x509 -in "$file" -noout -fingerprint -sha256 && openssl x509 -in "$file" -noout -text -certopt no_header,no_version,no_serial,no_issuer,no_subject,no_validity,no_aux | grep -E "Public Key Algorithm|Public-Key|Signature Algorithm|CA:TRUE"
            echo ----
        done
        """;

    [Fact]
    public async Task Two_hundred_certificates_have_the_facts_that_openssl_reads()
    {
        var directory = Directory.CreateTempSubdirectory("openssl-facts");
        try
        {
            var made = VariedCertificates.Make(Count, Seed);
            for (var i = 0; i < made.Count; i++)
            {
                await File.WriteAllTextAsync(Path.Combine(directory.FullName, $"{i:000}.pem"), CertificateShapes.Pem(made[i]), TestContext.Current.CancellationToken);
            }

            var said = (await Run(directory.FullName)).Split("----\n", StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(Count, said.Length);
            Assert.All(made.Zip(said), pair => Assert.Equal(Openssl(pair.Second), Console(SigningCertificate.FromDer(pair.First).Value)));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>The facts in openssl's lines, in one form.</summary>
    private static string Openssl(string said)
    {
        var lines = said.Split('\n');
        string After(string start) => lines.First(line => line.TrimStart().StartsWith(start, StringComparison.OrdinalIgnoreCase)).Split(['=', ':'], 2)[1].Trim();
        IEnumerable<string> Names(string start) => lines.SkipWhile(line => !line.StartsWith(start, StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line[4..]);
        string Moment(string start) => DateTimeOffset.Parse(After(start), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToString("u", CultureInfo.InvariantCulture);
        var key = After("Public Key Algorithm");
        return string.Join('\n',
            string.Join('|', Names("subject=")), string.Join('|', Names("issuer=")), After("serial="), Moment("notBefore="), Moment("notAfter="),
            After("sha1 Fingerprint="), After("sha256 Fingerprint="), key == "rsaEncryption" ? "RSA" : key == "id-ecPublicKey" ? "ECC" : key,
            new string([.. After("Public-Key").Where(char.IsAsciiDigit)]), Algorithm(After("Signature Algorithm")), said.Contains("CA:TRUE", StringComparison.Ordinal) ? "CA" : "");
    }

    /// <summary>The console's facts, in the same form.</summary>
    private static string Console(SigningCertificate one) => string.Join('\n',
        Parts(one.Subject), Parts(one.Issuer), Signed(one.SerialNumber), one.NotBefore.ToString("u", CultureInfo.InvariantCulture), one.NotAfter.ToString("u", CultureInfo.InvariantCulture),
        one.Sha1.Display, one.Sha256.Display, one.KeyAlgorithm, one.KeySizeBits.ToString(CultureInfo.InvariantCulture), Algorithm(one.SignatureAlgorithm), one.IsCertificateAuthority ? "CA" : "");

    private static string Algorithm(string name)
    {
        var lower = name.ToLowerInvariant();
        return (lower.Contains("rsa", StringComparison.Ordinal) ? "rsa" : "ecdsa") + new[] { "sha1", "sha256", "sha384", "sha512" }.Single(hash => lower.Contains(hash, StringComparison.Ordinal));
    }

    /// <summary>openssl prints a negative serial number with its sign, the console the bytes.</summary>
    private static string Signed(string hex)
    {
        var number = System.Numerics.BigInteger.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var digits = System.Numerics.BigInteger.Abs(number).ToString("X", CultureInfo.InvariantCulture).TrimStart('0');
        return (number.Sign < 0 ? "-" : "") + (digits.Length % 2 == 1 ? "0" : "") + (digits.Length == 0 ? "00" : digits);
    }

    /// <summary>The parts of a name, the other way round, without the quotes that stand where a part holds a comma.</summary>
    private static string Parts(string name)
    {
        var parts = new List<string>();
        var (part, isQuoted) = (new StringBuilder(), false);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '"')
            {
                var isDoubled = isQuoted && i + 1 < name.Length && name[i + 1] == '"';
                part.Append(isDoubled ? "\"" : "");
                i += isDoubled ? 1 : 0;
                isQuoted ^= !isDoubled;
            }
            else if (!isQuoted && name[i] == ',')
            {
                parts.Add(part.ToString());
                part.Clear();
                i++;
            }
            else
            {
                part.Append(name[i]);
            }
        }

        parts.Add(part.ToString());
        parts.Reverse();
        return string.Join('|', parts.Select(Renamed));
    }

    /// <summary>The same attribute under openssl's name.</summary>
    private static string Renamed(string part) => part.Split('=', 2) switch
    {
        ["E", var value] => "emailAddress=" + value,
        ["T" or "OID.2.5.4.12", var value] => "title=" + value,
        ["S", var value] => "ST=" + value,
        ["SERIALNUMBER", var value] => "serialNumber=" + value,
        _ => part,
    };

    private static async Task<string> Run(string directory)
    {
        var start = new ProcessStartInfo("sh", ["-c", Script, "sh", directory]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("sh did not start.");
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"openssl must be installed for this test (tests/run installs it where it can): {await errors}");
        return said;
    }
}
