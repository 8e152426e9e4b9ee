namespace SupportConsole.Federation.Certificates;

/// <summary>Something about a certificate that an engineer should know. None of them stops a rotation.</summary>
/// <param name="Code">A stable name, such as <c>certificate.expired</c>.</param>
/// <param name="What">What was seen.</param>
/// <param name="Cure">What it means, and what to do.</param>
public sealed record CertificateConcern(string Code, string What, string Cure);

/// <summary>What to know of a certificate before it is put in force.</summary>
public static class CertificateConcerns
{
    /// <summary>The concerns at a time; empty where there are none.</summary>
    public static IReadOnlyList<CertificateConcern> Of(SigningCertificate certificate, DateTimeOffset now)
    {
        var concerns = new List<CertificateConcern>();
        if (certificate.NotAfter < now)
        {
            concerns.Add(new("certificate.expired", "This certificate has expired.", "Auth0 does not enforce it: sign-in works as long as the IdP signs with it. Ask whether the IdP has a newer one."));
        }

        if (certificate.IsAltered)
        {
            concerns.Add(new("certificate.altered", "This certificate was altered: it is signed by its own key, and that signature does not fit.", "Do not use it: ask for the file, and compare the thumbprint with the one that the IdP shows."));
        }

        if (certificate.NotBefore > now)
        {
            concerns.Add(new("certificate.not-yet", "This certificate is not valid yet.", "Ask from when the IdP signs with it: until then sign-in breaks."));
        }

        if (certificate.KeyAlgorithm.Contains("RSA", StringComparison.OrdinalIgnoreCase) && certificate.KeySizeBits is > 0 and < 2048)
        {
            concerns.Add(new("certificate.weak-key", $"The key has {certificate.KeySizeBits} bits.", "Ask the customer for a certificate of at least 2048 bits."));
        }

        if (certificate.SignatureAlgorithm.Contains("sha1", StringComparison.OrdinalIgnoreCase) || certificate.SignatureAlgorithm.Contains("md5", StringComparison.OrdinalIgnoreCase))
        {
            concerns.Add(new("certificate.old-hash", $"It is signed with {certificate.SignatureAlgorithm}.", "It works, since SAML trusts the key; ask for SHA-256 at the next rotation."));
        }

        if (certificate.IsCertificateAuthority)
        {
            concerns.Add(new("certificate.ca", "This is a certificate authority's certificate.", "Make sure that the IdP signs with this very one: a root or intermediate pasted by mistake breaks sign-in."));
        }

        return concerns;
    }
}
