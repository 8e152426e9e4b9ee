namespace SupportConsole.Auth0.HandOff;

/// <summary>Where the certificate with which the tenant signs SAML requests is, in one format.</summary>
/// <param name="Format">pem, cer, rawpem, pb7 or fingerprint.</param>
/// <param name="Url">The address.</param>
public sealed record CertificateAddress(string Format, string Url)
{
    private static readonly string[] Formats = ["pem", "cer", "rawpem", "pb7", "fingerprint"];

    /// <summary>All formats. <c>cert=connection</c> is the literal word: without it the certificate is another key's.</summary>
    internal static IReadOnlyList<CertificateAddress> On(string host) =>
        [.. Formats.Select(format => new CertificateAddress(format, $"https://{host}/{format}?cert=connection"))];
}
