using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Pasting;

/// <summary>Takes the certificates out of a paste, and what stands in place of one and must not be there.</summary>
internal static class PasteCertificates
{
    private const int LeastOfAKey = 15;

    public static void Scan(PasteText text, List<PasteFinding> findings, List<Problem> problems)
    {
        TakeKeys(text, problems);
        var clean = text.Clean;
        var isForEncryption = false;
        foreach (var piece in CertificateText.Scan(clean, at => $" on line {text.LineNumber(at)}").ToList())
        {
            var source = text.LineOf(piece.Start);
            var isOther = piece.Certificates.Count > 0 && CertificateReader.IsForEncryption(clean, piece.Start);
            isForEncryption |= isOther;
            IReadOnlyList<SigningCertificate> own = isOther ? [] : piece.Certificates;
            findings.AddRange(own.Distinct().Where(one => findings.All(finding => finding.Certificate != one)).Select(one => Finding(one, source)));
            if (piece.Problem is { } problem)
            {
                problems.Add(problem);
                if (piece.Certificates.Count == 0 || CertificateRefusals.HoldsKey(problem))
                {
                    Hide(text, clean.Substring(piece.Start, piece.Length));
                }
            }

            text.Blank(piece.Start, piece.Length);
        }

        if (isForEncryption && findings.All(finding => finding.Certificate is null))
        {
            problems.Add(CertificateRefusals.EncryptionOnly);
        }
    }

    public static PasteFinding Finding(SigningCertificate certificate, string source) =>
        new(PasteFindingKind.Certificate, $"{certificate.Subject}, {certificate.NotBefore:yyyy-MM-dd} to {certificate.NotAfter:yyyy-MM-dd}, SHA-1 {certificate.Sha1.Display}", source) { Certificate = certificate };

    /// <summary>A private key in a form that no certificate has is refused whatever else the paste holds.</summary>
    private static void TakeKeys(PasteText text, List<Problem> problems)
    {
        var clean = text.Clean;
        var keys = PrivateKeyText.Find(clean).ToList();
        if (keys.Count > 0)
        {
            problems.Add(CertificateRefusals.PrivateKey($"There is a private key on line {text.LineNumber(keys[0].Start)}"));
        }

        foreach (var (start, length) in keys)
        {
            var hidden = clean.Substring(start, length);
            Hide(text, hidden);
            foreach (var part in hidden.Split(['<', '>', ' ', '\t', '\n']).Where(part => part.Length > LeastOfAKey))
            {
                text.Hide(part);
            }

            text.Blank(start, length);
        }
    }

    /// <summary>What could not be read as a certificate may hold a private key: nothing of it is shown.</summary>
    private static void Hide(PasteText text, string hidden)
    {
        text.Hide(hidden);
        foreach (var line in hidden.Split('\n').Where(line => line.Trim().Length > LeastOfAKey && !line.Contains("-----", StringComparison.Ordinal)))
        {
            text.Hide(line);
        }
    }
}
