using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace SupportConsole.Tests.Federation.Certificates.Corpus;

/// <summary>The states in which certificates come: as files, and as mails, chats, consoles and programs leave them.</summary>
internal static class CertificateShapes
{
    public static IReadOnlyDictionary<string, Func<byte[], byte[]>> All { get; } = new Dictionary<string, Func<byte[], byte[]>>
    {
        ["PEM"] = der => Bytes(Pem(der)),
        ["PEM with Windows line ends"] = der => Bytes(Pem(der).Replace("\n", "\r\n", StringComparison.Ordinal)),
        ["PEM with old Mac line ends"] = der => Bytes(Pem(der).Replace('\n', '\r')),
        ["PEM without a last line end"] = der => Bytes(Pem(der).TrimEnd()),
        ["PEM with text around"] = der => Bytes($"Dear support,\n\nthis is MINE:\n\n{Pem(der)}\nBest regards\nAnn (ACME-IDP)\n"),
        ["PEM without its end line"] = der => Bytes(Pem(der).Replace("-----END CERTIFICATE-----", "", StringComparison.Ordinal) + "\nThanks, Ann"),
        ["PEM indented"] = der => Bytes(Lines(Pem(der), "        ")),
        ["PEM in a quoted mail"] = der => Bytes("On Monday Ann wrote:\n" + Lines(Pem(der), "> > ")),
        ["PEM in a table"] = der => Bytes(Lines(Pem(der), "| ")),
        ["PEM on one line"] = der => Bytes(Pem(der).Trim().Replace('\n', ' ')),
        ["PEM on one line without any space"] = der => Bytes(Pem(der).Trim().Replace("\n", "", StringComparison.Ordinal)),
        ["PEM with blank lines between"] = der => Bytes(Pem(der).Replace("\n", "\r\n\r\n", StringComparison.Ordinal)),
        ["PEM with long dashes"] = der => Bytes(Pem(der).Replace("-----", "—–-", StringComparison.Ordinal)),
        ["PEM with invisible characters"] = der => Bytes(Pem(der).Replace("\n", "\u200b\u00a0\n", StringComparison.Ordinal)),
        ["PEM of OpenSSL's trusted kind"] = der => Bytes(Pem([.. der, 0x30, 0x0C, 0x30, 0x0A, 6, 8, 0x2B, 6, 1, 5, 5, 7, 3, 1], "TRUSTED CERTIFICATE")),
        ["PEM of the old label"] = der => Bytes(Pem(der, "X509 CERTIFICATE")),
        ["PEM after bag attributes"] = der => Bytes("Bag Attributes\n    localKeyID: 01 02\nsubject=CN = x\nissuer=CN = x\n" + Pem(der)),
        ["PEM in JSON"] = der => Bytes(JsonSerializer.Serialize(new { certificate = Pem(der) })),
        ["PEM in JSON in JSON"] = der => Bytes(JsonSerializer.Serialize(JsonSerializer.Serialize(new { certificate = Pem(der) }))),
        ["PEM in an environment file"] = der => Bytes($"IDP_CERT=\"{Pem(der).Replace("\n", "\\n", StringComparison.Ordinal)}\""),
        ["PEM as a program's text"] = der => Bytes(string.Join(" +\n", Pem(der).Trim().Split('\n').Select(line => $"  \"{line}\\n\""))),
        ["PEM in an address"] = der => Bytes("cert=" + Uri.EscapeDataString(Pem(der))),
        ["PEM in a form"] = der => Bytes("cert=" + WebUtility.UrlEncode(Pem(der))),
        ["PEM as a web page shows its source"] = der => Bytes(Pem(der).Replace("\n", "&#10;", StringComparison.Ordinal).Replace("+", "&#43;", StringComparison.Ordinal).Replace("=", "&#x3D;", StringComparison.Ordinal)),
        ["PEM in a mail part"] = der => Bytes(Pem(der).Replace("=", "=3D", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal)),
        ["PEM with UTF-8's mark"] = der => [0xEF, 0xBB, 0xBF, .. Bytes(Pem(der))],
        ["PEM in UTF-16"] = der => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Pem(der))],
        ["PEM in UTF-16, the other way round"] = der => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Pem(der))],
        ["PEM in UTF-16 without a mark"] = der => Encoding.Unicode.GetBytes(Pem(der)),
        ["PEM in a chat"] = der => Bytes($"```\n{Pem(der)}```"),
        ["base64"] = der => Bytes(Convert.ToBase64String(der)),
        ["base64 in lines"] = der => Bytes(Convert.ToBase64String(der, Base64FormattingOptions.InsertLineBreaks) + "\r\n\r\nThanks\r\nAnn\r\n"),
        ["base64 in the middle of a sentence"] = der => Bytes($"Our certificate is {Convert.ToBase64String(der)}, please put it in."),
        ["base64 in quotes"] = der => Bytes($"\"{Convert.ToBase64String(der)}\""),
        ["base64 without padding"] = der => Bytes(Convert.ToBase64String(der).TrimEnd('=')),
        ["base64 of addresses"] = der => Bytes(Convert.ToBase64String(der).TrimEnd('=').Replace('+', '-').Replace('/', '_')),
        ["base64 of the PEM text"] = der => Bytes(Convert.ToBase64String(Bytes(Pem(der)))),
        ["base64 in a mail part with soft line breaks"] = der => Bytes(string.Join("=\r\n", Convert.ToBase64String(der).Replace("=", "=3D", StringComparison.Ordinal).Chunk(75).Select(line => new string(line)))),
        ["a data address"] = der => Bytes("data:application/pkix-cert;base64," + Convert.ToBase64String(der)),
        ["a key set"] = der => Bytes($$"""{"keys":[{"kty":"RSA","kid":"1","x5c":["{{Convert.ToBase64String(der).Replace("/", "\\/", StringComparison.Ordinal)}}"]}]}"""),
        ["DER"] = der => der,
        ["DER and a line end"] = der => [.. der, 13, 10],
        ["hex digits"] = der => Bytes(string.Join(':', der.Select(one => one.ToString("X2", System.Globalization.CultureInfo.InvariantCulture)))),
        ["PKCS#7"] = der => Pkcs7(der),
        ["PKCS#7 as PEM"] = der => Bytes(Pem(Pkcs7(der), "PKCS7")),
        ["PKCS#7 in base64"] = der => Bytes(Convert.ToBase64String(Pkcs7(der), Base64FormattingOptions.InsertLineBreaks)),
        ["an XML element"] = der => Bytes($"<X509Certificate>{Convert.ToBase64String(der)}</X509Certificate>"),
        ["an XML element with a prefix and lines"] = der => Bytes($"<ds:X509Certificate>\n      {Convert.ToBase64String(der, Base64FormattingOptions.InsertLineBreaks).Replace("\r\n", "\n      ", StringComparison.Ordinal)}\n    </ds:X509Certificate>"),
        ["an XML element as a ticket shows it"] = der => Bytes($"&lt;ds:X509Certificate&gt;{Convert.ToBase64String(der)}&lt;/ds:X509Certificate&gt;"),
        ["a key descriptor"] = der => Bytes(Descriptor(der)),
        ["metadata"] = der => Bytes(Metadata(der)),
        ["metadata in UTF-16"] = der => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Metadata(der))],
    };

    public static string Pem(byte[] der, string label = "CERTIFICATE") => PemEncoding.WriteString(label, der) + "\n";

    public static byte[] Pkcs7(params byte[][] certificates)
    {
        var all = new X509Certificate2Collection(certificates.Select(der => X509CertificateLoader.LoadCertificate(der)).ToArray());
        return all.Export(X509ContentType.Pkcs7)!;
    }

    public static string Descriptor(byte[] der, string use = "signing") =>
        $"<md:KeyDescriptor use=\"{use}\"><ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(der)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>";

    public static string Metadata(params byte[][] certificates) =>
        "<?xml version=\"1.0\"?>\n<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"https://idp.acme.example\"><md:IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
        + string.Concat(certificates.Select(der => Descriptor(der)))
        + "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\"https://idp.acme.example/sso\"/></md:IDPSSODescriptor></md:EntityDescriptor>";

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Lines(string text, string before) => string.Concat(text.TrimEnd().Split('\n').Select(line => before + line + "\n"));
}
