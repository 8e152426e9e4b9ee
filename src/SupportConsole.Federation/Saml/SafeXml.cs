using System.Xml;

namespace SupportConsole.Federation.Saml;

/// <summary>
/// The one place that reads XML from outside: no DTD, no entities, no resolver, bounded in size, depth, elements and tags.
/// </summary>
public static class SafeXml
{
    /// <summary>The largest document taken, in bytes: Auth0's own limit for metadata.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    public const int MaxDepth = 64;

    public const int MaxAttributes = 256;

    public const int MaxAttributeLength = 64 * 1024;

    public const int MaxElements = 40_000;

    private static XmlReaderSettings Settings => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>
    /// Hands a reader on the document to <paramref name="take"/>; what stops the reader becomes a problem with line and column.
    /// </summary>
    /// <param name="document">The document's characters, at most <see cref="MaxBytes"/>; an XML declaration is passed over.</param>
    /// <param name="firstLine">The line on which the document begins in what was sent, so that problems name the right one.</param>
    public static Result<T> Read<T>(ReadOnlyMemory<char> document, Func<XmlReader, Result<T>> take, int firstLine = 1)
    {
        if (document.Length > MaxBytes)
        {
            return XmlRefusals.TooLarge(document.Length);
        }

        using var text = new BoundedXmlText(document, firstLine);
        try
        {
            // The reader takes its first characters when it is made.
            using var reader = XmlReader.Create(text, Settings);
            return take(reader);
        }
        catch (XmlLimitException limit)
        {
            return limit.Problem;
        }
        catch (XmlException error)
        {
            return XmlRefusals.Explain(error, document.Span, firstLine);
        }
    }

    /// <summary>Says that the element on which the reader stands is nested too deep; null where it is not.</summary>
    public static Problem? TooDeep(XmlReader reader) =>
        reader.Depth <= MaxDepth
            ? null
            : XmlRefusals.Limit("depth", $"The document nests more than {MaxDepth} elements deep{Place(reader)}; no metadata does.");

    /// <summary>The reader's line and column as words, such as " (line 3, column 5)".</summary>
    public static string Place(XmlReader reader) =>
        reader is IXmlLineInfo info && info.HasLineInfo() ? $" (line {info.LineNumber}, column {info.LinePosition})" : "";
}
