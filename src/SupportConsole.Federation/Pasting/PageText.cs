using System.Net;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Pasting;

/// <summary>
/// The source of a web page or an HTML mail as text: a line for a paragraph or a row. XML that is no HTML stays as it was.
/// </summary>
internal static partial class PageText
{
    /// <summary>
    /// How much of a page is turned into text, in characters: with its marks it is longer than what is looked through word by
    /// word.
    /// </summary>
    private const int MostPage = 1024 * 1024;

    public static string Of(string text) =>
        !Marks().IsMatch(text) || Metadata().IsMatch(text) ? text
            : text.Length > MostPage ? Plain(text[..MostPage]) + text[MostPage..] : Plain(text);

    private static string Plain(string page) =>
        WebUtility.HtmlDecode(Other().Replace(Links().Replace(Cells().Replace(Lines().Replace(page, "\n"), "\t"), "$2 $1"), ""));

    [GeneratedRegex(
        "<(?:p|br|td|tr|div|span|table|html|body|li|b|strong|code|pre|a)(?: [^<>]{0,500})?/?>|&nbsp;",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Marks();

    /// <summary>Metadata that stands there plainly or in a string of a program, and not as a page's text.</summary>
    [GeneratedRegex(
        @"<(?:[A-Za-z0-9_.-]{1,40}:)?Entit(?:y|ies)Descriptor[\s>]|\\u003c(?:[A-Za-z0-9_.-]{1,40}:)?Entit",
        RegexOptions.CultureInvariant)]
    private static partial Regex Metadata();

    /// <summary>A link's address, where its text is not that address.</summary>
    [GeneratedRegex(
        @"<a\s(?:[^<>]{0,500}?\s)?href\s?=\s?[""']?((?>https?://[^""'\s<>]{1,4096}))[""']?[^<>]{0,500}>(?![^<]{0,500}://)([^<]{0,500})</a>",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Links();

    [GeneratedRegex("<br ?/?>|</(?:p|div|tr|li|h[1-6]|table|pre)>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Lines();

    [GeneratedRegex("</t[dh]>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Cells();

    [GeneratedRegex(
        "</?(?:p|td|th|tr|thead|tbody|div|span|table|html|head|body|ul|ol|li|b|i|u|em|a|strong|code|pre|font|h[1-6])(?: [^<>]{0,500})?>",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Other();
}
