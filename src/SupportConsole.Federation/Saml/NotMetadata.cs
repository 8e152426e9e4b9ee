using System.Xml;

namespace SupportConsole.Federation.Saml;

internal static class NotMetadata
{
    private const string Md = "urn:oasis:names:tc:SAML:2.0:metadata";
    private const string Cure = "Ask the customer for the IdP's federation metadata XML.";

    public static Problem Html { get; } = Refused(
        "html",
        "This is an HTML page, not metadata: often the sign-in page in front of the metadata address.",
        "Open the address signed in, save the XML, and attach that file.");

    public static Problem? Of(ReadOnlySpan<char> text)
    {
        var start = text.TrimStart("\uFEFF \t\r\n");
        return start switch
        {
            _ when text.IsEmpty => XmlRefusals.Refused(
                "empty",
                "The document is empty.",
                "Paste the IdP's metadata XML or choose its file."),
            _ when start.IsEmpty => XmlRefusals.Refused(
                "empty",
                "The document is empty: only spaces and line breaks.",
                "Paste the IdP's metadata XML or choose its file."),
            ['{' or '[', ..] => Refused(
                "json",
                "This is JSON, perhaps an OpenID Connect discovery document, not SAML metadata.",
                "Ask for the SAML metadata XML, or choose OpenID Connect for this connection."),
            _ when Begins(start, "<!doctype html") || Begins(start, "<html") => Html,
            _ when Begins(start, "-----BEGIN") => Refused(
                "pem",
                "This is a certificate or a key in PEM form, not metadata.",
                "Put a certificate where certificates are asked for, or ask for the metadata XML."),
            _ when Begins(start, "http://")
                || Begins(start, "https://") => Refused(
                    "address",
                    "This is an address, not metadata.",
                    "Enter it as the metadata address, or save what it answers and attach that file."),
            _ when Begins(start, "&lt;") => Refused(
                "escaped",
                "This is XML with its tags escaped (&lt; in place of <), as a web page or ticket shows it.",
                "Ask for the metadata file instead of a copy from a page."),
            ['<', ..] => null,
            _ => Refused(
                "not-xml",
                $"This does not begin like XML: it begins with “{Printable(start[..Math.Min(start.Length, 24)])}”.",
                Cure),
        };
    }

    public static Problem? Of(XmlReader root)
    {
        if (root is { NamespaceURI: Md, LocalName: "EntityDescriptor" or "EntitiesDescriptor" })
        {
            return null;
        }

        var (code, what) = root.LocalName.ToLowerInvariant() switch
        {
            "html" => ("html", "This is an HTML page, not metadata"),
            "response" => ("saml-response", "This is a SAML response, the message of one sign-in, not metadata"),
            "authnrequest" or "logoutrequest" or "logoutresponse" => (
                "authn-request",
                $"This is a SAML {root.LocalName}, the message of one sign-in, not metadata"),
            "assertion" => ("assertion", "This is a SAML assertion, the statement of one sign-in, not metadata"),
            "affiliationdescriptor" or "idpssodescriptor" or "spssodescriptor" => (
                "part",
                $"This is only a part of metadata ({root.LocalName})"),
            "error" => ("error", "This is a server's error answer, not metadata"),
            "svg" => ("wrong-root", "This is a picture (SVG), not metadata"),
            "rss" or "feed" => ("wrong-root", "This is a news feed, not metadata"),
            "definitions" or "envelope" => ("wrong-root", "This is a web service's document (WSDL or SOAP), not SAML metadata"),
            _ => ("wrong-root", "This is not SAML metadata"),
        };
        return Refused(
            code,
            $"{what}: expected EntityDescriptor or EntitiesDescriptor in the namespace {Md}, found {Short(root.LocalName)} in {(root.NamespaceURI.Length == 0 ? "no namespace" : Short(root.NamespaceURI))}{SafeXml.Place(root)}.",
            Cure);
    }

    private static string Printable(ReadOnlySpan<char> text) =>
        string.Concat(text.ToString().Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '·' : character));

    private static bool Begins(ReadOnlySpan<char> text, string with) => text.StartsWith(with, StringComparison.OrdinalIgnoreCase);

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";

    private static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "metadata." + code };
}
