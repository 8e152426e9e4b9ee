using System.Net;
using System.Text;
using SupportConsole.Federation;

namespace SupportConsole.App.HandOff;

/// <summary>The hand-off as Markdown for a ticket and HTML for an email. Customers' names are escaped in both.</summary>
public static class HandOffDocument
{
    public static string Markdown(HandOffSheet sheet)
    {
        var text = new StringBuilder();
        text.Append("## Single sign-on for ").Append(Escape(sheet.Customer)).Append(": ").Append(Protocol(sheet))
            .Append(" with ").AppendLine(sheet.Guide.DisplayName).AppendLine();
        if (sheet.IsHostInDoubt)
        {
            text.Append("**").Append(HandOffSheet.CheckTheHost).AppendLine("**").AppendLine();
        }

        text.AppendLine("Copy these values exactly: sign-in fails if one character differs.").AppendLine();
        foreach (var (label, value) in sheet.Lines)
        {
            text.Append("- ").Append(label).Append(": ").AppendLine(Code(value));
        }

        if (sheet.ProviderFields.Count > 0)
        {
            text.AppendLine().Append("### Field names in ").AppendLine(sheet.Guide.DisplayName).AppendLine();
            foreach (var (name, value) in sheet.ProviderFields)
            {
                text.Append("- ").Append(name).Append(": ").AppendLine(Code(value));
            }
        }

        text.AppendLine().Append("### In ").AppendLine(sheet.Guide.DisplayName).AppendLine();
        foreach (var (step, index) in sheet.Steps.Select((step, index) => (step, index)))
        {
            text.Append(index + 1).Append(". ").AppendLine(Inline(step));
        }

        text.AppendLine().AppendLine("### What to send back").AppendLine();
        foreach (var value in sheet.SendBack)
        {
            text.Append("- **").Append(value.Name).Append("**").Append(value.Required ? "" : " (optional)").Append(": ")
                .Append(value.Where);
            text.AppendLine(value.Secret ? ". **Use a secure channel, never this ticket.**" : "");
        }

        if (sheet.Warnings.Count > 0)
        {
            text.AppendLine().AppendLine("### Good to know").AppendLine();
            foreach (var warning in sheet.Warnings)
            {
                text.Append("- ").AppendLine(Inline(warning));
            }
        }

        return text.ToString();
    }

    /// <summary>A fragment without scripts or external references.</summary>
    public static string Html(HandOffSheet sheet)
    {
        var html = new StringBuilder();
        html.Append("<h2>Single sign-on for ").Append(Encode(sheet.Customer)).Append(": ").Append(Protocol(sheet))
            .Append(" with ").Append(Encode(sheet.Guide.DisplayName)).AppendLine("</h2>");
        if (sheet.IsHostInDoubt)
        {
            html.Append("<p><strong>").Append(Encode(HandOffSheet.CheckTheHost)).AppendLine("</strong></p>");
        }

        html.AppendLine("<p>Copy these values exactly: sign-in fails if one character differs.</p>").AppendLine("<table>");
        Values(html, sheet.Lines);
        html.AppendLine("</table>");
        if (sheet.ProviderFields.Count > 0)
        {
            html.Append("<h3>Field names in ").Append(Encode(sheet.Guide.DisplayName)).AppendLine("</h3>").AppendLine("<table>");
            Values(html, sheet.ProviderFields);
            html.AppendLine("</table>");
        }

        html.Append("<h3>In ").Append(Encode(sheet.Guide.DisplayName)).AppendLine("</h3>").AppendLine("<ol>");
        Items(html, sheet.Steps);
        html.AppendLine("</ol>").AppendLine("<h3>What to send back</h3>").AppendLine("<ul>");
        Items(html, sheet.SendBack
            .Select(value =>
            $"{value.Name}{(value.Required ? "" : " (optional)")}: {value.Where}{(value.Secret ? ". Use a secure channel." : "")}"));
        html.AppendLine("</ul>");
        if (sheet.Warnings.Count > 0)
        {
            html.AppendLine("<h3>Good to know</h3>").AppendLine("<ul>");
            Items(html, sheet.Warnings);
            html.AppendLine("</ul>");
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

    private static void Items(StringBuilder html, IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            html.Append("<li>").Append(Encode(item)).AppendLine("</li>");
        }
    }

    private static string Protocol(HandOffSheet sheet) => sheet.Protocol == Federation.Protocol.Saml ? "SAML" : "OIDC";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A code span that the value cannot end: its fence is longer than any run of backticks in it.</summary>
    private static string Code(string value)
    {
        var fence = 1;
        for (var run = 0; run < value.Length; run++)
        {
            var ticks = value.AsSpan(run).IndexOfAnyExcept('`');
            ticks = ticks < 0 ? value.Length - run : ticks;
            fence = Math.Max(fence, ticks + 1);
            run += ticks;
        }

        var marks = new string('`', fence);
        var text = string.Concat(value.Select(character => char.IsControl(character) ? ' ' : character));
        return fence == 1 ? $"`{text}`" : $"{marks} {text} {marks}";
    }

    /// <summary>Text that holds values: no link, image, code or HTML begins in it.</summary>
    private static string Inline(string text) =>
        string.Concat(text
            .Select(character => "\\`[]<>".Contains(character, StringComparison.Ordinal) ? $"\\{character}" : char
            .IsControl(character) ? " " : character.ToString()));

    private static string Escape(string text) =>
        string.Concat(text
            .Select(character => "\\`*_{}[]<>()#+-.!|~".Contains(character, StringComparison.Ordinal) ? $"\\{character}"
            : char.IsControl(character) ? " " : character.ToString()));
}
