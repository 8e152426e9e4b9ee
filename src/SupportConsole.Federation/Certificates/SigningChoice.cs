namespace SupportConsole.Federation.Certificates;

/// <summary>Chooses the certificate that signs among several.</summary>
internal static class SigningChoice
{
    private const string IfNotSwitched =
        "If the customer has not switched yet, the previous one still signs: compare the thumbprint with an error text or ask.";

    /// <summary>The certificate to propose, and why. The issuer of another one in the list does not sign sign-ins.</summary>
    public static (SigningCertificate Proposed, string Because) Of(IReadOnlyList<SigningCertificate> certificates, DateTimeOffset now)
    {
        if (certificates.Count == 1)
        {
            return (certificates[0], "It is the only certificate.");
        }

        var own = WithoutAuthorities(certificates);
        if (own.Count == 1)
        {
            var others = certificates.Count == 2 ? "other is an authority's" : $"{certificates.Count - 1} others are authorities'";
            return (own[0], $"It is the IdP's own; the {others}, which sign certificates and not sign-ins.");
        }

        var valid = own.Where(one => one.NotBefore <= now && now <= one.NotAfter).ToList();
        return valid.Count > 0
            ? (valid.MaxBy(one => one.NotBefore)!, $"It is the newest that is valid today. {IfNotSwitched}")
            : (own.MaxBy(one => one.NotBefore)!, "None is valid today; this is the newest.");
    }

    /// <summary>The certificates that are not an authority's; all of them if nothing else is left.</summary>
    public static IReadOnlyList<SigningCertificate> WithoutAuthorities(IReadOnlyList<SigningCertificate> certificates)
    {
        var issuers = certificates.Select(one => one.Issuer).ToHashSet(StringComparer.Ordinal);
        var unissued = certificates.Where(one => !issuers.Contains(one.Subject) || !Issued(one, certificates)).ToList();
        var own = unissued.Where(one => !one.Uses.SignsCertificates).ToList();
        return own.Count > 0 ? own : unissued.Count > 0 ? unissued : certificates;
    }

    private static bool Issued(SigningCertificate issuer, IReadOnlyList<SigningCertificate> certificates) =>
        certificates.Any(one => one.Issuer == issuer.Subject && (one.Subject != issuer.Subject || (one.IsVerified && SelfSignature.Signs(
            issuer,
            one))));
}
