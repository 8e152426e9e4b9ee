using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportConsole.DemoIdp;

/// <summary>A signing key with its certificate of two years.</summary>
internal sealed class SigningKey : IDisposable
{
    public SigningKey(string subject, DateTimeOffset now)
    {
        var request = new CertificateRequest(subject, Rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(2));
        Id = Base64Url.EncodeToString(Certificate.GetCertHash(HashAlgorithmName.SHA256));
    }

    public RSA Rsa { get; } = RSA.Create(2048);

    public X509Certificate2 Certificate { get; }

    public string Id { get; }

    public void Dispose()
    {
        Certificate.Dispose();
        Rsa.Dispose();
    }
}
