using System.Reflection;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Federation.Diagnosis;

/// <summary>One text as people paste it, with the entry and the move that it has to lead to.</summary>
/// <param name="File">The file of the corpus that it stands in.</param>
/// <param name="Id">The entry; null if the text tells of no error.</param>
/// <param name="Move">Who has to act; null if the text tells of no error.</param>
/// <param name="Text">The text.</param>
public sealed record PastedText(string File, string? Id, ErrorMove? Move, string Text);

/// <summary>The texts in PastedErrors: a line "=== entry move", then the text, up to the next such line.</summary>
internal static class ErrorCorpus
{
    private const string Folder = "PastedErrors.";

    public static IReadOnlyList<PastedText> All { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal)).Order().SelectMany(Read)];

    private static IEnumerable<PastedText> Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        var file = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];
        foreach (var part in reader.ReadToEnd().ReplaceLineEndings("\n").Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (head, text) = (part[..part.IndexOf('\n')].Trim(), part[part.IndexOf('\n')..].Trim());
            yield return head.Split(' ') is [var id, var move]
                ? new PastedText(file, id, Enum.Parse<ErrorMove>(move, ignoreCase: true), text)
                : new PastedText(file, null, null, text);
        }
    }
}
