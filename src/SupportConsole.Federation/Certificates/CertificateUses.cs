using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace SupportConsole.Federation.Certificates;

/// <summary>What a certificate's extensions say it is for.</summary>
/// <param name="IsAuthority">Whether basic constraints say CA:TRUE.</param>
/// <param name="SignsCertificates">Whether more than CA:TRUE says so: `openssl req -x509` sets that on every self-signed
/// certificate.</param>
/// <param name="IsWebServer">Whether it is a web server's (TLS) certificate that an authority issued.</param>
/// <param name="HostNames">The DNS names among its alternative names, a few at most.</param>
internal sealed partial record CertificateUses(bool IsAuthority, bool SignsCertificates, bool IsWebServer, IReadOnlyList<string> HostNames)
{
    public static readonly CertificateUses None = new(false, false, false, []);

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const int MostHostNames = 20;

    private static readonly TimeSpan LongestForBrowsers = TimeSpan.FromDays(398);

    public static CertificateUses Of(X509Certificate2 certificate)
    {
        var isAuthority = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(one => one.CertificateAuthority);
        var hosts = Hosts(certificate);
        return new(isAuthority, isAuthority && IsIssuing(certificate), !isAuthority && IsServer(certificate, hosts), hosts);
    }

    private static bool IsIssuing(X509Certificate2 certificate)
    {
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages ?? X509KeyUsageFlags.None;
        return certificate.Subject != certificate.Issuer
            || (usage.HasFlag(X509KeyUsageFlags.KeyCertSign) && !usage.HasFlag(X509KeyUsageFlags.DigitalSignature))
            || AuthorityName().IsMatch(certificate.Subject);
    }

    private static bool IsServer(X509Certificate2 certificate, List<string> hosts)
    {
        if (certificate.Subject == certificate.Issuer)
        {
            return false;
        }

        var uses = Read(() => certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
            .SelectMany(one => one.EnhancedKeyUsages.Cast<Oid>()).Select(use => use.Value).ToList());
        return uses.Contains(ServerAuthentication)
            || (uses.Count == 0 && hosts.Count > 0 && certificate.NotAfter - certificate.NotBefore <= LongestForBrowsers);
    }

    private static List<string> Hosts(X509Certificate2 certificate) => Read(() => certificate.Extensions
        .Where(one => one.Oid?.Value == "2.5.29.17")
        .SelectMany(one => new X509SubjectAlternativeNameExtension(one.RawData).EnumerateDnsNames())
        .Take(MostHostNames)
        .ToList());

    /// <summary>An extension that cannot be read says nothing; the certificate may still be good.</summary>
    private static List<T> Read<T>(Func<List<T>> read)
    {
        try
        {
            return read();
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    [GeneratedRegex(
        @"\b(?:root|ca|authority|issuing|intermediate)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex AuthorityName();
}
