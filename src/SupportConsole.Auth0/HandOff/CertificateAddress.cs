namespace SupportConsole.Auth0.HandOff;

/// <summary>The address of the certificate with which the tenant signs SAML requests, in one format.</summary>
/// <param name="Format">pem, cer, rawpem, pb7 or fingerprint.</param>
public sealed record CertificateAddress(string Format, string Url)
{
    private static readonly string[] Formats = ["pem", "cer", "rawpem", "pb7", "fingerprint"];

    // cert=connection is a literal word, not the connection's name: without it Auth0 gives the certificate of another key.
    internal static IReadOnlyList<CertificateAddress> On(string host) =>
        [.. Formats.Select(format => new CertificateAddress(format, $"https://{host}/{format}?cert=connection"))];
}
