using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Pasting;

/// <summary>Finds certificates in a paste, and what looks like one and must not be there.</summary>
internal static partial class PasteCertificates
{
    public static void Scan(PasteText text, List<PasteFinding> findings, List<Problem> problems)
    {
        foreach (var match in PrivateKey().Matches(text.Clean).ToList())
        {
            text.Hide(match.Value);
            foreach (var line in match.Value.Split('\n').Where(line => line.Trim().Length > 15 && !line.Contains("-----", StringComparison.Ordinal)))
            {
                text.Hide(line);
            }

            problems.Add(new Problem("The paste holds a private key.", "Do not keep it: tell the customer that this key is known to others now and must be replaced, and ask for the certificate alone.") { Code = "paste.private-key" });
            text.Blank(match.Index, match.Length);
        }

        if (text.Clean.Contains("CERTIFICATE REQUEST-----", StringComparison.Ordinal))
        {
            problems.Add(new Problem("The paste holds a certificate request (CSR), not a certificate.", "Ask for the certificate that the IdP signs with.") { Code = "paste.csr" });
        }

        foreach (var pattern in new[] { Pem(), Element(), Bare() })
        {
            foreach (var match in pattern.Matches(text.Clean).ToList())
            {
                Take(text, match, findings, problems);
            }
        }
    }

    private static void Take(PasteText text, Match match, List<PasteFinding> findings, List<Problem> problems)
    {
        var source = text.LineOf(match.Index);
        var read = Certificates(match.Groups[1].Value).ToList();
        foreach (var certificate in read.Where(one => findings.All(finding => finding.Certificate != one)))
        {
            findings.Add(Finding(certificate, source));
        }

        if (read.Count == 0)
        {
            text.Hide(match.Groups[1].Value);
            problems.Add(new Problem("Something in the paste looks like a certificate but cannot be read as one: it is cut short or altered, or it is a key store (PKCS#12) or a private key.", "Ask for the IdP's signing certificate as a .cer or .pem file.") { Code = "paste.certificate-unreadable" });
        }

        text.Blank(match.Index, match.Length);
    }

    public static PasteFinding Finding(SigningCertificate certificate, string source) =>
        new(PasteFindingKind.Certificate, $"{certificate.Subject}, {certificate.NotBefore:yyyy-MM-dd} to {certificate.NotAfter:yyyy-MM-dd}, SHA-1 {certificate.Sha1.Display}", source) { Certificate = certificate };

    public static IEnumerable<SigningCertificate> Certificates(string base64)
    {
        var compact = new string([.. base64.Where(c => !char.IsWhiteSpace(c))]);
        for (var cut = compact.Length; cut > 100 && compact.Length - cut < 60; cut--)
        {
            var padded = compact[..cut].TrimEnd('=');
            padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
            var bytes = new byte[padded.Length];
            if (Convert.TryFromBase64String(padded, bytes, out var count) && IsWhole(bytes.AsSpan(0, count)) && Read(bytes.AsSpan(0, count)) is { Count: > 0 } read)
            {
                return read;
            }
        }

        return [];
    }

    /// <summary>Whether the bytes may be read: a DER value that ends where they end, one without a length, or text. Trying the others costs much and yields nothing.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x30, 0x80, ..] or [(byte)'-', ..] => true,
        [0x30, 0x81, var length, ..] => length + 3 == bytes.Length,
        [0x30, 0x82, var high, var low, ..] => (high << 8) + low + 4 == bytes.Length,
        [0x30, 0x83, var high, var middle, var low, ..] => (high << 16) + (middle << 8) + low + 5 == bytes.Length,
        _ => false,
    };

    private static List<SigningCertificate> Read(ReadOnlySpan<byte> bytes)
    {
        if (SigningCertificate.FromDer(bytes) is { IsOk: true } one)
        {
            return [one.Value];
        }

        if (bytes.StartsWith("-----BEGIN CERTIFICATE-----"u8))
        {
            return [.. Pem().Matches(Encoding.ASCII.GetString(bytes)).SelectMany(match => Certificates(match.Groups[1].Value))];
        }

        try
        {
            var message = new SignedCms();
            message.Decode(bytes);
            return [.. message.Certificates.Select(certificate => SigningCertificate.FromDer(certificate.RawData)).Where(read => read.IsOk).Select(read => read.Value)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----(?s:.*?)(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|\z)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"-----BEGIN (?:X509 |TRUSTED )?(?:CERTIFICATE|PKCS7)-----([A-Za-z0-9+/=\s]+)(?:-----END [A-Z0-9 ]+-----)?", RegexOptions.CultureInvariant)]
    private static partial Regex Pem();

    [GeneratedRegex(@"X509Certificate>([A-Za-z0-9+/=\s]+)<", RegexOptions.CultureInvariant)]
    private static partial Regex Element();

    // After its first 62 characters nothing in this pattern can fail, so it never goes back; without backtracking it would keep tens of megabytes of states.
    [GeneratedRegex(@"\b((?:MI|LS0tLS1CRUdJTi)[A-Za-z0-9+/]{60,}(?>(?:=|\s?[A-Za-z0-9+/]{20,})*)\s?[A-Za-z0-9+/]*={0,2})", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
