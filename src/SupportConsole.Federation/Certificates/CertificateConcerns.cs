namespace SupportConsole.Federation.Certificates;

/// <summary>Something about a certificate that an engineer should know. None of them stops a rotation.</summary>
/// <param name="Code">A stable name, such as <c>certificate.expired</c>.</param>
public sealed record CertificateConcern(string Code, string What, string Cure);

/// <summary>What to know about a certificate before it is used.</summary>
public static class CertificateConcerns
{
    private const int MostHosts = 3;

    public static IReadOnlyList<CertificateConcern> Of(SigningCertificate certificate, DateTimeOffset now) =>
        [.. All(certificate, now).OfType<CertificateConcern>()];

    private static IEnumerable<CertificateConcern?> All(SigningCertificate certificate, DateTimeOffset now) =>
        [Validity(certificate, now), Signature(certificate), Key(certificate), Hash(certificate), Purpose(certificate)];

    private static CertificateConcern? Validity(SigningCertificate certificate, DateTimeOffset now) => certificate switch
    {
        _ when certificate.NotAfter < now => new(
            "certificate.expired",
            "This certificate has expired.",
            "Auth0 ignores expiry: sign-in keeps working until the IdP switches certificates. Ask whether the IdP has a newer one."),
        _ when certificate.NotBefore > now => new(
            "certificate.not-yet",
            "This certificate is not valid yet.",
            "Ask when the IdP starts to sign with it: until then sign-in breaks."),
        _ => null,
    };

    private static CertificateConcern? Signature(SigningCertificate certificate) => certificate.State switch
    {
        SignatureState.Broken => new(
            "certificate.altered",
            "This certificate was altered: it is signed by its own key, and the signature does not match.",
            "Do not use it. Ask for the file, and compare the thumbprint with the one that the IdP shows."),
        SignatureState.Unproven => new(
            "certificate.unproven",
            "The certificate's signature cannot be checked: another key of the same name signed it, and that certificate "
            + "did not come with it.",
            "Compare the thumbprint with the one that the IdP shows."),
        _ => null,
    };

    private static CertificateConcern? Key(SigningCertificate certificate) => certificate switch
    {
        { IsRsa: false } => new(
            "certificate.key-kind",
            $"The key is {CertificateRefusals.KeyName(certificate)}; Auth0 verifies RSA signatures only.",
            CertificateRefusals.AskForRsa),
        { KeySizeBits: > 0 and < 2048 } => new(
            "certificate.weak-key",
            $"The key has {certificate.KeySizeBits} bits.",
            "Ask the customer for a certificate of at least 2048 bits."),
        _ => null,
    };

    private static CertificateConcern? Hash(SigningCertificate certificate) =>
        certificate.SignatureAlgorithm.Contains("sha1", StringComparison.OrdinalIgnoreCase)
        || certificate.SignatureAlgorithm.Contains("md5", StringComparison.OrdinalIgnoreCase)
            ? new(
                "certificate.old-hash",
                $"It is signed with {certificate.SignatureAlgorithm}.",
                "It works, since SAML trusts the key. Ask for SHA-256 at the next rotation.")
            : null;

    private static CertificateConcern? Purpose(SigningCertificate certificate) => certificate.Uses switch
    {
        { IsWebServer: true } => new(
            "certificate.tls",
            $"This is a web server's (TLS) certificate: issued by {Name(certificate.Issuer)}, for {Hosts(certificate)}, "
            + $"valid for {Days(certificate):N0} days.",
            "Ask for the IdP's SAML signing certificate: it is usually self-signed and listed in the metadata."),
        { SignsCertificates: true } => new(
            "certificate.ca",
            "This is a certificate authority's certificate.",
            "Make sure that the IdP signs with this very one: a root or intermediate pasted by mistake breaks sign-in."),
        _ => null,
    };

    private static double Days(SigningCertificate certificate) => Math.Round((certificate.NotAfter - certificate.NotBefore).TotalDays);

    private static string Hosts(SigningCertificate certificate) =>
        certificate.Uses.HostNames.Count == 0
            ? Name(certificate.Subject)
            : Short(string.Join(", ", certificate.Uses.HostNames.Take(MostHosts)));

    /// <summary>The common name of a distinguished name; all of it if it has none.</summary>
    private static string Name(string distinguished)
    {
        var common = distinguished.Split(", ").FirstOrDefault(part => part.StartsWith("CN=", StringComparison.Ordinal));
        return Short(common is null ? distinguished : common["CN=".Length..]);
    }

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
