using System.Text;
using SupportConsole.App.Shell.Parts;
using SupportConsole.Federation;
using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.App.Pasting;

/// <summary>What the customer sent, as text: UTF-8, UTF-16, or a binary certificate turned into PEM, so that one reader understands them all.</summary>
public static class SentText
{
    /// <summary>Reads whatever was pasted or dropped; each finding says where it came from.</summary>
    public static PasteReading Read(PastedContent content, DateTimeOffset now)
    {
        if (!Of(content.Bytes).TryGet(out var text, out var problem))
        {
            return PasteReader.Read("", now) with { Problems = [problem] };
        }

        var reading = PasteReader.Read(text, now);
        var from = From(content, text);
        return reading with
        {
            Findings = [.. reading.Findings.Select(Placed)],
            Choices = [.. reading.Choices.Select(choice => choice with { Options = [.. choice.Options.Select(Placed)], Proposed = Placed(choice.Proposed) })],
        };

        PasteFinding Placed(PasteFinding finding) => finding with { Source = finding.Source.Replace("the paste", from, StringComparison.Ordinal) };
    }

    /// <summary>The characters; a problem where the bytes are a picture, an archive or a document in a format of its own.</summary>
    public static Result<string> Of(ReadOnlyMemory<byte> bytes) => bytes.Span switch
    {
        [0x30, >= 0x80, ..] => Pem(bytes.Span),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode.GetString(bytes.Span),
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode.GetString(bytes.Span),
        [0xEF, 0xBB, 0xBF, .. var rest] => Characters(rest),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => NotText("a PDF"),
        [(byte)'P', (byte)'K', 3, 4, ..] => NotText("an archive or an Office document (zip)"),
        [0x1F, 0x8B, ..] => NotText("a compressed file (gzip)"),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] => NotText("a picture"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => NotText("an Outlook message or an old Office document"),
        var plain => Characters(plain),
    };

    private static string Characters(ReadOnlySpan<byte> bytes) => (System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);

    /// <summary>A certificate, or what may hold some (PKCS#7); what it is not, the reader names.</summary>
    private static string Pem(ReadOnlySpan<byte> der) =>
        SigningCertificate.FromDer(der) is { IsOk: true } one
            ? one.Value.ToPem()
            : $"-----BEGIN PKCS7-----\n{Convert.ToBase64String(der, Base64FormattingOptions.InsertLineBreaks)}\n-----END PKCS7-----\n";

    private static string From(PastedContent content, string text) =>
        content.FileName is { } file ? (file.Length <= 60 ? file : file[..60] + "…")
        : text.Contains("\nSubject:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("From:", StringComparison.OrdinalIgnoreCase) ? "the mail" : "the paste";

    private static Problem NotText(string what) =>
        new($"This is {what}, which the console does not read.", "Open it, copy the text or the certificate out of it and paste that; or ask for the file as the IdP exports it.") { Code = "paste.not-text" };
}
