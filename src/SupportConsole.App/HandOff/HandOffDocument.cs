using System.Net;
using System.Text;

namespace SupportConsole.App.HandOff;

/// <summary>A customer's sheet as Markdown for a ticket and HTML for an email. Customers' names are escaped in both.</summary>
public static class HandOffDocument
{
    public static string Markdown(HandOffSheet sheet) => Markdown(CustomerSheets.Of(SheetKind.SetUp, sheet, SheetContext.None));

    public static string Html(HandOffSheet sheet) => Html(CustomerSheets.Of(SheetKind.SetUp, sheet, SheetContext.None));

    public static string Markdown(CustomerSheet sheet)
    {
        var text = new StringBuilder();
        text.Append("## ").AppendLine(MarkdownText.Escape(sheet.Title)).AppendLine();
        if (sheet.Warning.Length > 0)
        {
            text.Append("**").Append(sheet.Warning).AppendLine("**").AppendLine();
        }

        foreach (var (label, value) in sheet.Facts)
        {
            text.Append("- ").Append(label).Append(": ").AppendLine(MarkdownText.Escape(value));
        }

        foreach (var section in sheet.Sections)
        {
            text.AppendLine().Append("### ").AppendLine(MarkdownText.Inline(section.Title)).AppendLine();
            foreach (var (label, value) in section.Values)
            {
                text.Append("- ").Append(label).Append(": ").AppendLine(MarkdownText.Code(value));
            }

            for (var index = 0; index < section.Steps.Count; index++)
            {
                text.Append(index + 1).Append(". ").AppendLine(MarkdownText.Inline(section.Steps[index]));
            }

            foreach (var point in section.Points)
            {
                text.Append("- ").AppendLine(MarkdownText.Inline(point));
            }
        }

        return text.ToString();
    }

    /// <summary>A fragment without scripts or external references.</summary>
    public static string Html(CustomerSheet sheet)
    {
        var html = new StringBuilder();
        html.Append("<h2>").Append(Encode(sheet.Title)).AppendLine("</h2>");
        if (sheet.Warning.Length > 0)
        {
            html.Append("<p><strong>").Append(Encode(sheet.Warning)).AppendLine("</strong></p>");
        }

        html.Append("<p>").Append(string.Join("<br>", sheet.Facts.Select(fact => Encode($"{fact.Label}: {fact.Value}")))).AppendLine("</p>");
        foreach (var section in sheet.Sections)
        {
            html.Append("<h3>").Append(Encode(section.Title)).AppendLine("</h3>");
            if (section.Values.Count > 0)
            {
                html.AppendLine("<table>");
                Values(html, section.Values);
                html.AppendLine("</table>");
            }

            List(html, "ol", section.Steps);
            List(html, "ul", section.Points);
        }

        return html.ToString();
    }

    private static void Values(StringBuilder html, IEnumerable<(string Label, string Value)> values)
    {
        foreach (var (label, value) in values)
        {
            html.Append("<tr><th align=\"left\">").Append(Encode(label)).Append("</th><td><code>").Append(Encode(value))
                .AppendLine("</code></td></tr>");
        }
    }

    private static void List(StringBuilder html, string tag, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        html.Append('<').Append(tag).AppendLine(">");
        foreach (var item in items)
        {
            html.Append("<li>").Append(Encode(item)).AppendLine("</li>");
        }

        html.Append("</").Append(tag).AppendLine(">");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
