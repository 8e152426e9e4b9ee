using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Federation.Saml.Corpus;

/// <summary>Good metadata: every shape as it is, and in the ways in which files and federations change it.</summary>
internal static class GoodMetadata
{
    private static readonly Dictionary<string, Func<string, byte[]>> Ways = new()
    {
        ["as it is"] = Encoding.UTF8.GetBytes,
        ["with a byte order mark"] = text => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        ["in UTF-16"] = text => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Named(text, "utf-16"))],
        ["in UTF-16, big end first"] = text => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Named(text, "utf-16"))],
        ["in ISO-8859-1"] = text => Encoding.Latin1.GetBytes(Named(text, "iso-8859-1").Replace("</", "<!-- Zürich --></", StringComparison.Ordinal)),
        ["with Windows line ends"] = text => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")),
        ["in a federation of one"] = text => Encoding.UTF8.GetBytes(Federation(text)),
        ["in a federation of three, one of them a service provider"] = text => Encoding.UTF8.GetBytes(Federation(text + ServiceProvider + IdpShapes.All["duo"])),
        ["in a federation in a federation"] = text => Encoding.UTF8.GetBytes(Federation($"<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" validUntil=\"2028-05-05T00:00:00Z\">{WithoutDeclaration(text)}</EntitiesDescriptor>")),
        ["with comments in every element and a processing instruction"] = text => Encoding.UTF8.GetBytes(Regex.Replace(WithoutDeclaration(text), "</", "<!-- a comment: <KeyDescriptor> & so on --></") + "<?done now?>"),
        ["with its certificates as CDATA and references"] = text => Encoding.UTF8.GetBytes(Regex.Replace(WithoutDeclaration(text), "(X509Certificate>)([^<]{40})([^<]+)(<)", "$1<![CDATA[$2]]>&#10;$3$4")),
    };

    public static IEnumerable<(string Name, byte[] Document)> All =>
        IdpShapes.All.Index().SelectMany(shape => Ways.Where((_, way) => way == 0 || (way + shape.Index) % 3 == 0).Select(way => ($"{shape.Item.Key} {way.Key}", way.Value(shape.Item.Value))));

    public static string ServiceProvider { get; } =
        "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"urn:sp\"><SPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"><AssertionConsumerService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\"https://sp.example/acs\" index=\"0\"/></SPSSODescriptor></EntityDescriptor>";

    public static string WithoutDeclaration(string text) => Regex.Replace(text, @"<\?xml[^>]*\?>", "");

    private static string Federation(string inner) => $"<?xml version=\"1.0\"?>\n<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" Name=\"urn:fed\" validUntil=\"2029-06-06T00:00:00Z\"><md:Extensions/>{WithoutDeclaration(inner)}</md:EntitiesDescriptor>";

    private static string Named(string text, string encoding) => $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>{WithoutDeclaration(text).TrimStart()}";
}
