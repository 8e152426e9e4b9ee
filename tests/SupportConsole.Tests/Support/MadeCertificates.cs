using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportConsole.Federation.Certificates;

namespace SupportConsole.Tests.Support;

/// <summary>Signing certificates made for tests; keys are made once.</summary>
internal static class MadeCertificates
{
    private static readonly RSA Key = RSA.Create(2048);

    public static SigningCertificate One { get; } = Make("CN=one.idp.example");

    public static SigningCertificate Two { get; } = Make("CN=two.idp.example");

    public static SigningCertificate Make(string subject)
    {
        var request = new CertificateRequest(subject, Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2029, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return SigningCertificate.FromDer(certificate.RawData).Value;
    }
}
