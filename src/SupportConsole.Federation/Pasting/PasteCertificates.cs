using System.Globalization;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Federation.Pasting;

/// <summary>Takes the certificates from a paste, and reports private keys and other things that must not be in one.</summary>
internal static class PasteCertificates
{
    private const int LeastOfAKey = 15;

    public static void Scan(PasteText text, List<PasteFinding> findings, List<Problem> problems)
    {
        TakeKeys(text, problems);
        var clean = text.Clean;
        var isForEncryption = false;
        var sources = new Dictionary<SigningCertificate, string>();
        foreach (var piece in CertificateText.Scan(clean, at => $" on line {text.LineNumber(at)}").ToList())
        {
            if (CertificateReader.IsForEncryption(clean, piece.Start) && piece.Certificates.Count > 0)
            {
                isForEncryption = true;
            }
            else
            {
                piece.Certificates.ToList().ForEach(one => sources.TryAdd(one, text.LineOf(piece.Start)));
            }

            Report(text, clean, piece, problems);
            text.Blank(piece.Start, piece.Length);
        }

        var (usable, faults) = CertificateReview.Of(sources.Keys);
        var known = findings.Select(finding => finding.Certificate).OfType<SigningCertificate>().ToHashSet();
        findings.AddRange(usable.Where(one => !known.Contains(one)).Select(one => Finding(one, sources[one])));
        problems.AddRange(faults);
        if (isForEncryption && sources.Count == 0 && known.Count == 0)
        {
            problems.Add(CertificateRefusals.EncryptionOnly);
        }
    }

    private static void Report(PasteText text, string clean, CertificatePiece piece, List<Problem> problems)
    {
        if (piece.Problem is not { } problem)
        {
            return;
        }

        problems.Add(problem);
        if (piece.Certificates.Count == 0 || CertificateRefusals.HoldsKey(problem))
        {
            Hide(text, clean.Substring(piece.Start, piece.Length));
        }
    }

    public static PasteFinding Finding(SigningCertificate certificate, string source)
    {
        var validity = string.Create(CultureInfo.InvariantCulture, $"{certificate.NotBefore:d MMM yyyy} to {certificate.NotAfter:d MMM yyyy}");
        var shown = $"{certificate.Subject}, {validity}, SHA-1 {certificate.Sha1.Display}";
        return new(PasteFindingKind.Certificate, shown, source) { Certificate = certificate };
    }

    /// <summary>Reports private keys that are neither PEM nor DER.</summary>
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

    public static void Hide(PasteText text, string hidden)
    {
        text.Hide(hidden);
        var lines = hidden.Split('\n').Where(line => line.Trim().Length > LeastOfAKey && !line.Contains("-----", StringComparison.Ordinal));
        foreach (var line in lines)
        {
            text.Hide(line);
        }
    }
}
