using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Certificates;

/// <summary>Says what a file or a text is when no certificate is in it.</summary>
internal static partial class NotCertificate
{
    public static Problem? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => File("pdf", "a PDF"),
        [(byte)'P', (byte)'K', 3 or 5, ..] when bytes[..Math.Min(bytes.Length, 64 * 1024)].IndexOf("word/"u8) >= 0 => File(
            "document",
            "a Word document"),
        [(byte)'P', (byte)'K', 3 or 5, ..] when bytes[..Math.Min(bytes.Length, 64 * 1024)].IndexOf("xl/"u8) >= 0 => File(
            "document",
            "an Excel workbook"),
        [(byte)'P', (byte)'K', 3 or 5, ..] => CertificateRefusals.Refused(
            "archive",
            "This is a zip archive, not a certificate.",
            "Unpack it and drop the .cer, .pem or .xml file that is in it."),
        [0x1F, 0x8B, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] =>
        CertificateRefusals.Refused(
            "archive",
            "This is a compressed file, not a certificate.",
            "Unpack it and drop the .cer, .pem or .xml file that is in it."),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..]
            or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] or [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] =>
            CertificateRefusals.Refused(
                "image",
                "This is a picture. A certificate cannot be read off a screenshot.",
                CertificateRefusals.AskForFile),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => File("document", "an Office document or an Outlook message"),
        [0xFE, 0xED, 0xFE, 0xED, ..] or [0xCE, 0xCE, 0xCE, 0xCE, ..] =>
            CertificateRefusals.KeyStore with
            {
                What =
            "This is a Java key store (.jks). It may hold the private key beside the certificate."
            },
        _ => null,
    };

    /// <summary>Looks at a text in which no block and no certificate was found.</summary>
    public static Problem Of(string text)
    {
        var start = text.AsSpan().Trim(" \t\r\n\uFEFF\"'`");
        return start switch
        {
            _ when start.IsEmpty => CertificateRefusals.Empty,
            _ when start.StartsWith("{\\rtf", StringComparison.Ordinal) => File("document", "a formatted text (RTF)"),
            _ when Ssh().IsMatch(start) => CertificateRefusals.Ssh,
            _ when PrivateKeyText.Find(text).Any() => CertificateRefusals.PrivateKey("This is a private key"),
            _ when text.Contains("\"kty\"", StringComparison.Ordinal) => CertificateRefusals.Refused(
                "jwk",
                "This is a key in JSON (JWK), as OpenID Connect uses it, without a certificate (x5c) in it.",
                "For SAML ask for the IdP's signing certificate or its metadata; for OpenID Connect no certificate is needed."),
            _ when start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
                || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) => CertificateRefusals.Refused(
                    "html",
                    "This is a web page, often the sign-in page that stands before the download.",
                    "Sign in, download the certificate, and drop that file."),
            _ when Jwt().IsMatch(start) => CertificateRefusals.Refused(
                "jwt",
                "This is a token (JWT), the message of one sign-in, not a certificate.",
                CertificateRefusals.AskForFile),
            _ when IsAddress(start) => CertificateRefusals.Refused(
                "address",
                "This is an address, not a certificate.",
                "Open it signed in and save what it answers, or enter it as the metadata address."),
            _ when IsThumbprint(start) => CertificateRefusals.Refused(
                "thumbprint",
                "This is a certificate's thumbprint (fingerprint): it names the certificate and does not contain it.",
                "Ask for the certificate itself, as a .cer or .pem file; this thumbprint tells whether it is the right one."),
            _ when text.Contains("Signature Algorithm:", StringComparison.Ordinal)
                && text.Contains("Issuer:", StringComparison.Ordinal) => CertificateRefusals.Refused(
                    "printed",
                    "This is a certificate's description, as openssl prints it, without the certificate.",
                    "Ask for the block from BEGIN CERTIFICATE to END CERTIFICATE."),
            _ when start.Contains('\0')
                || start.Count('\uFFFD') * 10 > start.Length => CertificateRefusals.Refused(
                    "binary",
                    "This is a binary file that is no certificate.",
                    CertificateRefusals.AskForFile),
            _ => CertificateRefusals.Unknown,
        };
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            && text.IndexOfAny(" \n\t") < 0;

    private static bool IsThumbprint(ReadOnlySpan<char> text)
    {
        var value = text[(text.LastIndexOfAny('=', '\n') + 1)..].Trim();
        var label = value.IndexOf(": ", StringComparison.Ordinal);
        return value.Length <= 140 && Thumbprint.Parse(value[(label < 0 ? 0 : label + 2)..].ToString()).IsOk;
    }

    private static Problem File(string code, string what) =>
        CertificateRefusals.Refused(code, $"This is {what}, not a certificate.", CertificateRefusals.AskForFile);

    [GeneratedRegex(
        @"^(ssh-(rsa|ed25519|dss)|ecdsa-sha2-[a-z0-9]+|sk-[a-z0-9@.-]+) AAAA",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Ssh();

    [GeneratedRegex(@"^eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Jwt();
}
