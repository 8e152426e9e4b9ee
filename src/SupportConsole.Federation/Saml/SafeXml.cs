using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace SupportConsole.Federation.Saml;

/// <summary>The one place that opens XML from outside: no DTD, no entities, no resolver, bounded in size, depth and attributes.</summary>
public static partial class SafeXml
{
    /// <summary>The largest document taken, in bytes: Auth0's own limit for metadata.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The deepest nesting taken.</summary>
    public const int MaxDepth = 64;

    /// <summary>The most attributes taken on one element.</summary>
    public const int MaxAttributes = 256;

    private static XmlReaderSettings Settings => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <summary>Opens a document given as bytes: UTF-8, or UTF-16 with a byte order mark.</summary>
    public static Result<XmlReader> Open(ReadOnlyMemory<byte> document)
    {
        if (Size(document.Length) is { } size)
        {
            return size;
        }

        if (OddEncoding(document.Span) is { } encoding)
        {
            return new Problem($"The document is written in {encoding}; the console reads UTF-8, and UTF-16 with a byte order mark.", "Save it as UTF-8, with the XML declaration saying so, or ask for the file as the IdP exports it.") { Code = "xml.encoding" };
        }

        return XmlReader.Create(new MemoryStream(document.ToArray(), false), Settings);
    }

    /// <summary>Opens a document given as text, whatever encoding its declaration names.</summary>
    public static Result<XmlReader> Open(string document)
    {
        var text = document.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return Size(Encoding.UTF8.GetByteCount(text)) is { } size ? size : XmlReader.Create(new StringReader(text), Settings);
    }

    /// <summary>Says what stands against the element that the reader is on: too deep, or too many attributes. Null where nothing does.</summary>
    public static Problem? Check(XmlReader reader)
    {
        if (reader.Depth > MaxDepth)
        {
            return new Problem($"The document nests more than {MaxDepth} elements deep{Place(reader)}; no metadata does.", "Ask for the metadata file as the IdP exports it.") { Code = "xml.depth" };
        }

        return reader.AttributeCount <= MaxAttributes ? null
            : new Problem($"The element {reader.LocalName} has {reader.AttributeCount:N0} attributes{Place(reader)}; at most {MaxAttributes} are taken.", "Ask for the metadata file as the IdP exports it.") { Code = "xml.attributes" };
    }

    /// <summary>Puts a parser's refusal into words, with line and column.</summary>
    public static Problem Explain(XmlException error)
    {
        var place = $"line {error.LineNumber}, column {error.LinePosition}";
        if (error.Message.Contains("DTD", StringComparison.Ordinal))
        {
            return new Problem($"The document has a DOCTYPE (a DTD) at {place}; it is refused, as it can make a reader fetch files or grow without end.", "Remove the DOCTYPE, or ask for the metadata without one: SAML metadata never needs it.") { Code = "xml.dtd" };
        }

        return error.Message.Contains("Unexpected end of file", StringComparison.Ordinal)
            ? new Problem($"The document breaks off at {place}: it is truncated.", "Copy it again to the last closing tag, or attach the file instead.") { Code = "xml.truncated" }
            : new Problem($"The document is not well-formed XML at {place}: {error.Message}", "Ask for the file as the IdP exports it, rather than copied from a browser's view.") { Code = "xml.malformed" };
    }

    /// <summary>The reader's line and column as words, such as " (line 3, column 5)".</summary>
    public static string Place(XmlReader reader) => reader is IXmlLineInfo info && info.HasLineInfo() ? $" (line {info.LineNumber}, column {info.LinePosition})" : "";

    private static Problem? Size(int bytes) => bytes switch
    {
        0 => new Problem("The document is empty.", "Paste the IdP's metadata XML or choose its file.") { Code = "xml.empty" },
        > MaxBytes => new Problem($"The document has {bytes:N0} bytes; at most {MaxBytes:N0} (4 MB) are taken.", "Ask for the metadata of this one IdP rather than of a whole federation.") { Code = "xml.too-large" },
        _ => null,
    };

    private static string? OddEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE, 0, 0]) || bytes.StartsWith<byte>([0, 0, 0xFE, 0xFF]) || bytes.StartsWith<byte>([0x3C, 0, 0, 0]) || bytes.StartsWith<byte>([0, 0, 0, 0x3C]))
        {
            return "UTF-32";
        }

        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            return null;
        }

        if (bytes.StartsWith<byte>([0x3C, 0]) || bytes.StartsWith<byte>([0, 0x3C]))
        {
            return "UTF-16 without a byte order mark";
        }

        var declared = Declaration().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 256)])).Groups[1].Value;
        return declared.ToUpperInvariant() is "" or "UTF-8" or "UTF8" or "US-ASCII" ? null : declared;
    }

    [GeneratedRegex("""^(?:\u00EF\u00BB\u00BF)?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
