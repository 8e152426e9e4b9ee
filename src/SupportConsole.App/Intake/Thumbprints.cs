using SupportConsole.Federation.Certificates;

namespace SupportConsole.App.Intake;

/// <summary>Holds certificates against thumbprints.</summary>
internal static class Thumbprints
{
    /// <summary>Whether the thumbprint, SHA-1 or SHA-256, is this certificate's.</summary>
    public static bool Is(this SigningCertificate certificate, Thumbprint thumbprint) =>
        certificate.Sha1 == thumbprint || certificate.Sha256 == thumbprint;
}
