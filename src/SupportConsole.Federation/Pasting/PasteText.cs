using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Federation.Pasting;

/// <summary>The paste as the scans see it: lines without quote marks, parts already understood blanked out, secrets noted for taking out.</summary>
internal sealed class PasteText
{
    private readonly string original;
    private readonly HashSet<string> sensitive = new(StringComparer.Ordinal);

    public PasteText(string text)
    {
        original = text;
        Clean = string.Join('\n', text.ReplaceLineEndings("\n").Replace('\u00a0', ' ').Split('\n').Select(Unquote));
    }

    /// <summary>What is left to understand; line numbers are those of the paste.</summary>
    public string Clean { get; private set; }

    public void Blank(int start, int length)
    {
        var gone = new string([.. Clean.AsSpan(start, length).ToArray().Select(c => c == '\n' ? '\n' : ' ')]);
        Clean = string.Concat(Clean.AsSpan(0, start), gone, Clean.AsSpan(start + length));
    }

    public string LineOf(int index) => $"from line {1 + Clean.AsSpan(0, index).Count('\n')} of the paste";

    /// <summary>Notes a value that no shown text may hold, in the forms in which it may stand in one.</summary>
    public void Hide(string value)
    {
        if (value.Trim().Length >= 2)
        {
            sensitive.Add(value.Trim());
            sensitive.Add(Uri.EscapeDataString(value.Trim()));
            sensitive.Add(System.Text.Json.JsonEncodedText.Encode(value.Trim()).ToString());
            sensitive.Add(value.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal));
        }
    }

    /// <summary>The text without anything noted and without anything sensitive that can be told by name or shape.</summary>
    public string Redact(string text) =>
        SensitiveText.Redact(sensitive.OrderByDescending(value => value.Length).Aggregate(text, (shown, value) => shown.Replace(value, SensitiveText.Mask, StringComparison.Ordinal)));

    public string RedactedOriginal() => Redact(original);

    private static string Unquote(string line)
    {
        var rest = line.AsSpan().TrimStart();
        while (rest.StartsWith(">"))
        {
            rest = rest[1..].TrimStart();
        }

        return rest.ToString().Replace("\u200b", "", StringComparison.Ordinal).Replace("\ufeff", "", StringComparison.Ordinal);
    }
}
