namespace SupportConsole.Federation.Certificates;

/// <summary>Chooses the certificate that signs among several.</summary>
internal static class SigningChoice
{
    /// <summary>The one to propose, and why. An issuer of another one in the list does not sign sign-ins, nor does an authority where others stand beside it.</summary>
    public static (SigningCertificate Proposed, string Because) Of(IReadOnlyList<SigningCertificate> certificates, DateTimeOffset now)
    {
        if (certificates.Count == 1)
        {
            return (certificates[0], "It is the only certificate.");
        }

        var own = certificates.Where(one => !one.IsCertificateAuthority && !Issued(one, certificates)).ToList();
        own = own.Count > 0 ? own : [.. certificates.Where(one => !Issued(one, certificates))];
        own = own.Count > 0 ? own : [.. certificates];
        if (own.Count == 1)
        {
            return (own[0], $"It is the IdP's own; the {(certificates.Count == 2 ? "other is an authority's" : $"{certificates.Count - 1} others are authorities'")}, which sign certificates and not sign-ins.");
        }

        var valid = own.Where(one => one.NotBefore <= now && now <= one.NotAfter).ToList();
        return ((valid.Count > 0 ? valid : own).MaxBy(one => one.NotBefore)!, valid.Count > 0
            ? "It is the newest that is valid today. If the customer has not switched yet, the former one still signs: compare the thumbprint with an error text or ask."
            : "None is valid today; this is the newest.");
    }

    private static bool Issued(SigningCertificate issuer, IReadOnlyList<SigningCertificate> certificates) =>
        certificates.Any(one => one.Issuer == issuer.Subject && one.Subject != issuer.Subject);
}
