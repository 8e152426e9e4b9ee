using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Pasting;

/// <summary>Takes the certificates out of a paste, and what stands in place of one and must not be there.</summary>
internal static class PasteCertificates
{
    public static void Scan(PasteText text, List<PasteFinding> findings, List<Problem> problems)
    {
        var clean = text.Clean;
        foreach (var piece in CertificateText.Scan(clean, at => $" on line {text.LineNumber(at)}").ToList())
        {
            var source = text.LineOf(piece.Start);
            findings.AddRange(piece.Certificates.Distinct().Where(one => findings.All(finding => finding.Certificate != one)).Select(one => Finding(one, source)));
            if (piece.Problem is { } problem)
            {
                problems.Add(problem);
                Hide(text, piece, clean.Substring(piece.Start, piece.Length));
            }

            text.Blank(piece.Start, piece.Length);
        }
    }

    public static PasteFinding Finding(SigningCertificate certificate, string source) =>
        new(PasteFindingKind.Certificate, $"{certificate.Subject}, {certificate.NotBefore:yyyy-MM-dd} to {certificate.NotAfter:yyyy-MM-dd}, SHA-1 {certificate.Sha1.Display}", source) { Certificate = certificate };

    /// <summary>What could not be read as a certificate may hold a private key: nothing of it is shown.</summary>
    private static void Hide(PasteText text, CertificatePiece piece, string hidden)
    {
        if (piece.Certificates.Count > 0)
        {
            return;
        }

        text.Hide(hidden);
        foreach (var line in hidden.Split('\n').Where(line => line.Trim().Length > 15 && !line.Contains("-----", StringComparison.Ordinal)))
        {
            text.Hide(line);
        }
    }
}
