namespace SupportConsole.Federation.Certificates;

/// <summary>Decides which certificates Auth0 can check sign-ins with, the same for a file, a paste and metadata.</summary>
internal static class CertificateReview
{
    /// <summary>Nobody sends more authorities of one name; each costs the check of a signature.</summary>
    private const int MostIssuers = 8;

    /// <summary>The certificates that can be used, each once, and a problem for each of the others.</summary>
    public static (List<SigningCertificate> Usable, List<Problem> Problems) Of(IEnumerable<SigningCertificate> found)
    {
        var all = found.Distinct().ToList();
        var bySubject = all.ToLookup(one => one.Subject);
        var usable = new List<SigningCertificate>();
        var problems = new List<Problem>();
        foreach (var one in all)
        {
            var certificate = IsIssuedByOneOf(bySubject[one.Issuer], one) ? one with { IsVerified = true } : one;
            if (Fault(certificate) is { } fault)
            {
                problems.Add(fault);
            }
            else
            {
                usable.Add(certificate);
            }
        }

        return (usable, problems);
    }

    private static bool IsIssuedByOneOf(IEnumerable<SigningCertificate> issuers, SigningCertificate one) =>
        one.Subject == one.Issuer
            && one.State != SignatureState.Own
            && issuers.Take(MostIssuers).Any(issuer => SelfSignature.Signs(issuer, one));

    private static Problem? Fault(SigningCertificate certificate) => certificate switch
    {
        { IsAltered: true } => CertificateRefusals.Altered(certificate),
        { KeyAlgorithm: "X25519" or "X448" or "DH" } => CertificateRefusals.CannotSign(certificate),
        { IsRsa: false } => CertificateRefusals.WrongKey(certificate),
        { KeySizeBits: 0 } => CertificateRefusals.UnreadableKey(certificate),
        _ => null,
    };
}
