using SupportConsole.App.Parts;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Watch;

/// <summary>A signing certificate in an IdP's metadata, without its bytes.</summary>
/// <param name="Sha256">Of its DER bytes, as lower-case hex: a credential's fingerprint.</param>
public sealed record PublishedCertificate(string Sha256, string Subject, DateTimeOffset NotAfter)
{
    public static PublishedCertificate Of(SigningCertificate certificate) =>
        new(certificate.Sha256.Hex, certificate.Subject, certificate.NotAfter);

    /// <summary>"CN=acme-idp, expires 5 Dec 2026, SHA-256 3F:A0:…".</summary>
    public override string ToString() =>
        $"{Subject}, expires {TimeWords.Day(NotAfter)}, SHA-256 {Thumbprint.Show(Sha256)}";
}
