using System.Text;
using System.Xml;

namespace SupportConsole.Federation.Saml;

/// <summary>Reads the SAML metadata that a customer sends of its identity provider.</summary>
public static class IdpMetadataReader
{
    /// <summary>Reads a document given as bytes, judging validity at <paramref name="now"/>.</summary>
    public static Result<MetadataReading> Read(ReadOnlyMemory<byte> document, DateTimeOffset now) =>
        document.Length <= SafeXml.MaxBytes && NotXml(Encoding.UTF8.GetString(document.Span[..Math.Min(document.Length, 256)])) is { } problem
            ? problem
            : Read(SafeXml.Open(document), now);

    /// <summary>Reads a document given as text, judging validity at <paramref name="now"/>.</summary>
    public static Result<MetadataReading> Read(string document, DateTimeOffset now) =>
        NotXml(document) is { } problem ? problem : Read(SafeXml.Open(document), now);

    private static Result<MetadataReading> Read(Result<XmlReader> opened, DateTimeOffset now)
    {
        if (!opened.TryGet(out var reader, out var problem))
        {
            return problem;
        }

        using (reader)
        {
            try
            {
                var walk = new MetadataWalk();
                return walk.Walk(reader) is { } refused ? refused : MetadataJudgement.Of(walk, now);
            }
            catch (XmlException error)
            {
                return SafeXml.Explain(error);
            }
        }
    }

    private static Problem? NotXml(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        return start switch
        {
            _ when text.Length > 0 && start.IsEmpty => new Problem("The document is empty: only spaces and line breaks.", "Paste the IdP's metadata XML or choose its file.") { Code = "xml.empty" },
            _ when start.StartsWith("{") => new Problem("This is JSON, perhaps an OpenID Connect discovery document, not SAML metadata.", "Ask for the SAML metadata XML, or choose OpenID Connect for this connection.") { Code = "metadata.json" },
            _ when start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) =>
                new Problem("This is an HTML page, not metadata: often the sign-in page in front of the metadata address.", "Open the address signed in, save the XML, and attach that file.") { Code = "metadata.html" },
            _ => null,
        };
    }
}
