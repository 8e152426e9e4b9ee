namespace SupportConsole.App.HandOff;

/// <summary>Text for Markdown in which nothing of a customer's is markup.</summary>
internal static class MarkdownText
{
    /// <summary>A code span that the value cannot end: its fence is longer than any run of backticks in it.</summary>
    public static string Code(string value)
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
    public static string Inline(string text) =>
        string.Concat(text
            .Select(character => "\\`[]<>".Contains(character, StringComparison.Ordinal) ? $"\\{character}" : char
            .IsControl(character) ? " " : character.ToString()));

    public static string Escape(string text) =>
        string.Concat(text
            .Select(character => "\\`*_{}[]<>()#+-.!|~".Contains(character, StringComparison.Ordinal) ? $"\\{character}"
            : char.IsControl(character) ? " " : character.ToString()));
}
