using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Crash;

/// <summary>Signing certificates of identity providers that are not there.</summary>
public static class MadeCertificate
{
    /// <summary>A new one for a subject.</summary>
    public static SigningCertificate For(string subject)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(2));
        return SigningCertificate.FromDer(certificate.RawData).Value;
    }
}
