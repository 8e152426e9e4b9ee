using System.Xml;

namespace SupportConsole.Federation.Saml;

/// <summary>Why a document is not read as XML, in words.</summary>
internal static class XmlRefusals
{
    private const string AsExported = "Ask for the metadata file as the IdP exports it.";
    private const int Quoted = 240;

    public static Problem TooLarge(int bytes) =>
        Refused(
            "too-large",
            $"The document has {bytes:N0} bytes; at most {SafeXml.MaxBytes:N0} (4 MB) are taken.",
            "Ask for the metadata of this one IdP rather than of a whole federation.");

    public static Problem Limit(string code, string what) => Refused(code, what, AsExported);

    public static Problem Refused(string code, string what, string cure) => new(what, cure) { Code = "xml." + code };

    /// <summary>Puts a parser's refusal into words, with line and column.</summary>
    public static Problem Explain(XmlException error, ReadOnlySpan<char> document, int firstLine)
    {
        // A DTD is refused without saying where.
        var place = error.LineNumber > 0 ? $"line {error.LineNumber}, column {error.LinePosition}"
            : Position(document, Math.Max(0, document.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)), firstLine);
        var message = error.Message;
        bool Says(string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);
        return message switch
        {
            _ when (Says("DTD") || Says("token '"))
                && Doctype(document) is { } name => name.StartsWith("html", StringComparison.OrdinalIgnoreCase)
                ? NotMetadata.Html
                : Refused(
                    "dtd",
                    $"The document has a DOCTYPE (a DTD) at {place}; it is refused, as it can make a reader fetch files or grow "
                    + "without end.",
                    "Remove the DOCTYPE, or ask for the metadata without one: SAML metadata never needs it."),
            _ when Says("Unexpected end of file")
                || Says("unclosed literal") => Refused(
                    "truncated",
                    $"The document breaks off at {place}: it is truncated.",
                    "Copy it again to the last closing tag, or attach the file instead."),
            _ when Says("Root element is missing") => Refused(
                "empty",
                $"The document holds no element ({place}).",
                "Paste the IdP's metadata XML or choose its file."),
            _ when Says("undeclared entity") => Refused(
                "entity",
                $"The document uses an entity at {place} that only a DTD could define: {Sentence(message)}",
                AsExported),
            _ when Says("surrogate")
                || Says("hexadecimal value 0x")
                    && Says("invalid character") => Refused(
                        "character",
                        $"The document has a character at {place} that XML does not allow: {Sentence(message)}",
                        "Ask for the file as the IdP exports it, rather than copied from a browser's view."),
            _ when Says("duplicate attribute") => Refused(
                "duplicate-attribute",
                $"An element has the same attribute twice at {place}, so it does not say which one counts: {Sentence(message)}",
                AsExported),
            _ when Says("undeclared prefix") => Refused(
                "namespace",
                $"The document uses a namespace prefix at {place} that it does not declare: {Sentence(message)}",
                "Ask for the whole file: the declaration stands on its first element."),
            _ when Says("multiple root") => Refused(
                "two-roots",
                $"A second document begins at {place}.",
                "Paste one metadata document, without anything after it."),
            _ => Refused(
                "malformed",
                $"The document is not well-formed XML at {place}: {Sentence(message)}",
                "Ask for the file as the IdP exports it, rather than copied from a browser's view."),
        };
    }

    public static string Position(ReadOnlySpan<char> text, int at, int firstLine) =>
        $"line {firstLine + text[..at].Count('\n')}, column {at - text[..at].LastIndexOf('\n')}";

    private static string? Doctype(ReadOnlySpan<char> document)
    {
        var at = document.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : document[(at + 9)..Math.Min(document.Length, at + 40)].TrimStart().ToString();
    }

    private static string Sentence(string message)
    {
        var end = message.LastIndexOf(" Line ", StringComparison.Ordinal);
        var said = end > 0 ? message[..end] : message;
        return said.Length <= Quoted ? said : said[..Quoted] + "…";
    }
}
