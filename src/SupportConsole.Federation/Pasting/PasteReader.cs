using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Federation.Pasting;

/// <summary>Reads whatever the customer sent: metadata, certificates, addresses, credentials, a whole e-mail, an error.</summary>
public static class PasteReader
{
    /// <summary>The longest paste that is read, in characters: as much metadata as Auth0 takes.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    /// <summary>Reads the paste; never fails: what is wrong with it stands in <see cref="PasteReading.Problems"/>.</summary>
    /// <param name="text">The paste, as it came.</param>
    /// <param name="now">The time against which certificates are judged when one of several is proposed.</param>
    public static PasteReading Read(string text, DateTimeOffset now)
    {
        if (text.Length > MaxLength)
        {
            return PasteJudgement.Judge([], [new Problem($"The paste has {text.Length:N0} characters; at most {MaxLength:N0} are read.", "Paste the part that matters, or upload the metadata as a file.") { Code = "paste.too-long" }], "", now);
        }

        var paste = new PasteText(text);
        var findings = new List<PasteFinding>();
        var problems = new List<Problem>();
        var error = SignInErrorReader.Read(text.Length <= SignInErrorReader.MaxLength ? text : "");
        PasteMetadata.Scan(paste, findings, problems, now);
        PasteCertificates.Scan(paste, findings, problems);
        PasteCredentials.Scan(paste, findings, problems);
        PasteAddresses.Scan(paste, findings);
        if (error.HasMarks)
        {
            findings.Add(new PasteFinding(PasteFindingKind.ErrorText, error.Description ?? error.Error ?? error.Text, "from the paste"));
        }

        var shown = findings.ConvertAll(finding => finding with { Text = paste.Redact(finding.Text), Source = paste.Redact(finding.Source) });
        return PasteJudgement.Judge(shown, problems, paste.RedactedOriginal(), now);
    }
}
