using SupportConsole.App.Parts;
using SupportConsole.Federation;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.App.Intake;

/// <summary>
/// What the customer sent, read by the one reader, each finding marked with where it came from: the mail, the paste, or the file's
/// name.
/// </summary>
public static class PasteSources
{
    /// <summary>Reads whatever was pasted or dropped; each finding says where it came from.</summary>
    /// <param name="now">Validity at this time decides between several certificates.</param>
    /// <param name="own">Our addresses, which are marked and never proposed.</param>
    public static PasteReading Read(PastedContent content, DateTimeOffset now, OwnAddresses? own = null)
    {
        var reading = PasteReader.Read(content.Bytes, now, own);
        var from = From(content);
        return reading with
        {
            Findings = [.. reading.Findings.Select(Placed)],
            Choices = [.. reading.Choices
                .Select(choice => choice with { Options = [.. choice.Options.Select(Placed)], Proposed = Placed(choice.Proposed) })],
        };

        PasteFinding Placed(PasteFinding finding) => finding with
        {
            IsOurs = finding.IsOurs
                || (finding.Kind is PasteFindingKind.ContactEmail or PasteFindingKind.Domain && EmailFacts.IsOurs(finding.Text)),
            Source = finding.Source.Replace("the paste", from, StringComparison.Ordinal)
                .Replace("the file", from, StringComparison.Ordinal),
        };
    }

    /// <summary>
    /// The characters; a problem where the bytes are a certificate's file, a picture, an archive or a document in a format of its
    /// own.
    /// </summary>
    public static Result<string> Of(ReadOnlyMemory<byte> bytes) => PasteReader.TextOf(bytes);

    private static string From(PastedContent content)
    {
        if (content.FileName is { } file)
        {
            return file.Length <= 60 ? file : file[..60] + "…";
        }

        return Of(content.Bytes).TryGet(out var text, out _)
            && (text.Contains("\nSubject:", StringComparison.OrdinalIgnoreCase) || text
                .StartsWith("From:", StringComparison.OrdinalIgnoreCase)) ? "the email" : "the paste";
    }
}
