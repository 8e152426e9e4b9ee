using SupportConsole.Federation.Certificates;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Federation.Pasting;

/// <summary>Reads whatever the customer sent: metadata, certificates, addresses, credentials, a whole e-mail, an error.</summary>
public static class PasteReader
{
    /// <summary>The longest paste that is read, in characters: as much metadata as Auth0 takes.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    private const int MostOfAKind = 300;
    private const int MostProblems = 20;

    /// <summary>Reads a file or a paste as bytes: text in UTF-8 or UTF-16, or a certificate's file.</summary>
    /// <param name="now">The time against which certificates are judged when one of several is proposed.</param>
    public static PasteReading Read(ReadOnlyMemory<byte> bytes, DateTimeOffset now, OwnAddresses? own = null)
    {
        if (!CertificateReader.IsBinary(bytes.Span))
        {
            return Read(PlainText.Of(bytes.Span), now, own);
        }

        var read = CertificateReader.Read(bytes, now);
        return read.TryGet(out var reading, out var problem)
            ? PasteJudgement.Judge(
                [.. reading.Certificates.Select(one => PasteCertificates.Finding(one, "from the file"))],
                [.. reading.Problems],
                "",
                now)
            : PasteJudgement.Judge([], [problem], "", now);
    }

    /// <summary>
    /// The text of a file in UTF-8, UTF-16 or, where it is neither, ISO-8859-1; a problem that names what it is where it is no
    /// text.
    /// </summary>
    public static Result<string> TextOf(ReadOnlyMemory<byte> bytes) => !CertificateReader.IsBinary(bytes.Span)
        ? PlainText.Of(bytes.Span)
        : CertificateReader.Read(bytes, DateTimeOffset.UnixEpoch).Problem
            ?? new Problem(
                "This is a certificate's file, not a text.",
                "Drop it where a certificate is asked for.")
            { Code = "paste.certificate-file" };

    /// <summary>Reads the paste; never fails: what is wrong with it stands in <see cref="PasteReading.Problems"/>.</summary>
    /// <param name="now">The time against which certificates are judged when one of several is proposed.</param>
    public static PasteReading Read(string text, DateTimeOffset now, OwnAddresses? own = null)
    {
        if (text.Length > MaxLength)
        {
            return PasteJudgement.Judge(
                [],
                [new Problem(
                    $"The paste has {text.Length:N0} characters; at most {MaxLength:N0} are read.",
                    "Paste the part that matters, or upload the metadata as a file.") { Code = "paste.too-long" }],
                "",
                now);
        }

        var sent = MailDate.Find(text);
        text = AsSent(text);
        var paste = new PasteText(text);
        var findings = new List<PasteFinding>();
        var problems = new List<Problem>();
        PasteResponses.Scan(paste, findings, problems);

        // Read after the SAML responses are taken out, whose status is told already.
        var error = SignInErrorReader.Read(text.Length <= SignInErrorReader.MaxLength ? paste.Clean : "");
        PasteResponses.TakeOutRequests(paste, problems);
        PasteMetadata.Scan(paste, findings, problems, now);
        if (paste.Limit() is > 0 and var left)
        {
            problems.Add(new Problem(
                $"The paste is long: its last {left:N0} characters, other than metadata, are not looked through.",
                "Paste the part that matters alone.")
            { Code = "paste.long" });
        }

        PasteCertificates.Scan(paste, findings, problems);
        PasteCredentials.Scan(paste, findings, problems);
        PasteAddresses.Scan(paste, findings);
        if (error.HasMarks)
        {
            findings.Add(new PasteFinding(PasteFindingKind.ErrorText, error.Description ?? error.Error ?? error.Text, "from the paste"));
        }

        Shorten(findings, problems);
        var ours = own ?? OwnAddresses.None;
        var shown = findings.ConvertAll(finding => finding with
        {
            Text = paste.Redact(finding.Text),
            Source = paste.Redact(finding.Source),
            IsOurs = finding is { Certificate: null, Secret: null, Kind: not PasteFindingKind.ErrorText } && ours.Owns(finding.Text),
        });
        return PasteJudgement.Judge(shown, problems, paste.RedactedOriginal(), now) with { Sent = sent };
    }

    /// <summary>The text as its writer saw it, out of a mail's source, a page or JSON.</summary>
    private static string AsSent(string text) =>
        SentAddresses.Of(NestedJson.Of(EncodedMetadata.Of(PageText.Of(MailText.Of(text)))));

    /// <summary>Nobody reads hundreds of a kind: the first are kept, and the rest counted.</summary>
    private static void Shorten(List<PasteFinding> findings, List<Problem> problems)
    {
        foreach (var (kind, count) in findings.CountBy(finding => finding.Kind).Where(pair => pair.Value > MostOfAKind).ToList())
        {
            var keep = findings.Where(finding => finding.Kind == kind).Take(MostOfAKind).ToHashSet(ReferenceEqualityComparer.Instance);
            findings.RemoveAll(finding => finding.Kind == kind && !keep.Contains(finding));
            problems.Add(new Problem(
                $"The paste holds {count:N0} values of one kind ({kind}); the first {MostOfAKind} are taken.",
                "Paste the part that matters alone.")
            { Code = "paste.many" });
        }

        foreach (var (code, count) in problems.CountBy(problem => problem.Code).Where(pair => pair.Value > MostProblems).ToList())
        {
            var same = problems.FindAll(problem => problem.Code == code);
            problems.RemoveAll(problem => problem.Code == code);
            problems.AddRange([
                .. same.Take(MostProblems),
                same[0] with { What = $"The same is so in {count - MostProblems:N0} more places. {same[0].What}" }]);
        }
    }
}
