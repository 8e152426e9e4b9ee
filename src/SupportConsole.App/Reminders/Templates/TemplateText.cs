using System.Text.RegularExpressions;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;

namespace SupportConsole.App.Reminders.Templates;

/// <summary>What was typed for a template, and what is wrong with it, field by field.</summary>
public sealed record TemplateProblems(Problem? Subject, Problem? Body, Problem? Reason)
{
    public Problem? First => Subject ?? Body ?? Reason;
}

/// <summary>Checks and fills templates.</summary>
public static partial class TemplateText
{
    /// <summary>
    /// Replaces the placeholders in one pass: a brace inside a fact stays as it is. Where a fact is empty no blank lines pile up.
    /// </summary>
    internal static MessageText Fill(MessageText template, IReadOnlyDictionary<string, string> facts)
    {
        string Put(string text) => Braces().Replace(text, match => facts.GetValueOrDefault(match.Groups[1].Value, match.Value));
        var subject = ControlCharacters().Replace(Put(template.Subject), " ").Trim();
        return new MessageText(subject, $"{BlankLines().Replace(Put(template.Body), "\n\n").TrimEnd()}\n");
    }

    public static TemplateProblems Check(MessageTemplate template, MessageText typed, string reason) => new(
        CheckText(template, typed.Subject, "subject", MessageTemplateVersion.SubjectMaxLength),
        CheckText(template, typed.Body, "text", MessageTemplateVersion.BodyMaxLength) ?? FindMissing(template, typed.Body),
        reason.Trim().Length switch
        {
            0 => new Problem("The reason is empty.", "Say why the text changes.") { Code = "template.no-reason" },
            > MessageTemplateVersion.ReasonMaxLength =>
                new Problem("The reason is too long.", $"Use at most {MessageTemplateVersion.ReasonMaxLength} characters.")
                {
                    Code = "template.long-reason",
                },
            _ => TypedText.FindProblem(reason),
        });

    private static Problem? CheckText(MessageTemplate template, string text, string field, int length)
    {
        if (text.Trim().Length == 0)
        {
            return new Problem($"The {field} is empty.", "Write one, or choose Reset to built-in.") { Code = "template.empty" };
        }

        if (text.Length > length)
        {
            return new Problem($"The {field} is too long.", $"Use at most {length} characters.") { Code = "template.long" };
        }

        var known = template.Placeholders.Select(placeholder => placeholder.Name).ToList();
        var unknown = Braces().Matches(text).Select(match => match.Groups[1].Value).FirstOrDefault(name => !known.Contains(name));
        if (unknown is not null)
        {
            return new Problem($"{{{unknown}}} is not a placeholder of this message.", $"Use {Listed(known)}.")
            {
                Code = "template.unknown",
            };
        }

        return Braces().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0
            ? new Problem($"The {field} has a brace without its partner.", "Write placeholders as {name}.") { Code = "template.brace" }
            : TypedText.FindProblem(text);
    }

    private static Problem? FindMissing(MessageTemplate template, string body)
    {
        var named = Braces().Matches(body).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var missing = template.Placeholders.Where(placeholder => placeholder.IsRequired && !named.Contains(placeholder.Name))
            .Select(placeholder => placeholder.Name).ToList();
        return missing.Count > 0
            ? new Problem($"The text lacks {Listed(missing)}.", "Put it where its value belongs.") { Code = "template.missing" }
            : null;
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"{{{name}}}"));

    [GeneratedRegex(@"\{([^{}\r\n]*)\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\p{Cc}+")]
    private static partial Regex ControlCharacters();
}
