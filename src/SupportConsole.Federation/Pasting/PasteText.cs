using System.Text;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Federation.Pasting;

/// <summary>
/// The paste as the scans see it: lines without reply marks, parts that are understood blanked out, secrets noted for removal.
/// </summary>
internal sealed class PasteText
{
    /// <summary>
    /// How much of a text is searched word by word, in characters other than spaces: many mails, or some 200 certificates.
    /// </summary>
    private const int MostProse = 512 * 1024;

    /// <summary>Anything longer is a file, whose text is in no address or JSON; its escaped forms would be many times as long.</summary>
    private const int LongestEscaped = 8 * 1024;

    private const int Stretch = 4 * 1024;

    private readonly string beginning;
    private readonly int more;
    private readonly HashSet<string> sensitive = new(StringComparer.Ordinal);
    private readonly int[] linesBefore;
    private char[] characters;
    private Masking? masking;
    private string? clean;

    public PasteText(string text)
    {
        // Never cut within a word: its other half might have shown that it is a secret.
        beginning = text.Length <= MostProse ? text : text[..Math.Max(text.AsSpan(0, MostProse).LastIndexOfAny(' ', '\n', '\t'), 0)];
        more = text.Length - beginning.Length;
        characters = Cleaned(text);
        linesBefore = new int[(characters.Length / Stretch) + 1];
        for (var i = 1; i < linesBefore.Length; i++)
        {
            linesBefore[i] = linesBefore[i - 1] + characters.AsSpan((i - 1) * Stretch, Stretch).Count('\n');
        }
    }

    public int Length => characters.Length;

    /// <summary>The text that is left to understand; line numbers are those of the paste.</summary>
    public string Clean => clean ??= new string(characters);

    /// <summary>Cuts off the text beyond what is searched; returns how many characters that leaves out.</summary>
    public int Limit()
    {
        var ink = 0;
        for (var at = 0; at < characters.Length; at++)
        {
            if (!char.IsWhiteSpace(characters[at]) && ++ink > MostProse)
            {
                var left = characters.Length - at;
                characters = characters[..at];
                clean = null;
                return left;
            }
        }

        return 0;
    }

    /// <summary>Replaces a part of <see cref="Clean"/> with spaces, so that the rest keeps its place.</summary>
    public void Blank(int start, int length)
    {
        foreach (ref var character in characters.AsSpan(start, length))
        {
            character = character == '\n' ? '\n' : ' ';
        }

        clean = null;
    }

    /// <summary>The line of a character of <see cref="Clean"/>, from 1.</summary>
    public int LineNumber(int index)
    {
        var start = index / Stretch * Stretch;
        return 1 + linesBefore[index / Stretch] + characters.AsSpan(start, index - start).Count('\n');
    }

    public string LineOf(int index) => $"from line {LineNumber(index)} of the paste";

    /// <summary>Notes a value that must not be shown, plain or escaped.</summary>
    public void Hide(string value)
    {
        var hidden = value.Trim();
        if (hidden.Length < 2 || !sensitive.Add(hidden))
        {
            return;
        }

        masking = null;
        if (hidden.Length <= LongestEscaped)
        {
            sensitive.Add(Uri.EscapeDataString(hidden));
            sensitive.Add(System.Text.Json.JsonEncodedText.Encode(Whole(hidden)).ToString());
            sensitive.Add(hidden.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal));
        }
    }

    /// <summary>The text without the noted values and without anything sensitive that a name or its shape reveals.</summary>
    public string Redact(string text) => SensitiveText.Redact((masking ??= new Masking(sensitive)).Mask(text));

    /// <summary>The paste as it may be shown; only the beginning of a long one.</summary>
    public string RedactedOriginal() => more == 0 ? Redact(beginning) : $"{Redact(beginning)}\n[{more:N0} more characters]";

    /// <summary>Replaces halves of surrogate pairs, which the JSON encoder refuses.</summary>
    private static string Whole(string text) =>
        text.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    /// <summary>Never longer than the text: reply marks and invisible characters go, a line's end becomes one character.</summary>
    private static char[] Cleaned(string text)
    {
        var clean = new char[text.Length];
        var length = 0;
        var isFirst = true;
        var marks = new ReplyMarks();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!isFirst)
            {
                clean[length++] = '\n';
            }

            isFirst = false;
            foreach (var character in marks.Without(line))
            {
                if (character is not ('\u200b' or '\ufeff'))
                {
                    clean[length++] = character == '\u00a0' ? ' ' : character;
                }
            }
        }

        Array.Resize(ref clean, length);
        return clean;
    }
}
