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

    private SigningKey(string pem)
    {
        Rsa.ImportFromPem(pem);
        Certificate = X509Certificate2.CreateFromPem(pem);
        Id = Base64Url.EncodeToString(Certificate.GetCertHash(HashAlgorithmName.SHA256));
    }

    public RSA Rsa { get; } = RSA.Create(2048);

    public X509Certificate2 Certificate { get; }

    public string Id { get; }

    /// <summary>The key in the file, which is written first if there is none, so that a restart signs as before.</summary>
    /// <param name="file">Null for a key of this process.</param>
    public static SigningKey Load(string? file, string subject, DateTimeOffset now)
    {
        if (file is not null && File.Exists(file))
        {
            return new SigningKey(File.ReadAllText(file));
        }

        var key = new SigningKey(subject, now);
        if (file is not null)
        {
            File.WriteAllText(file, $"{key.Rsa.ExportPkcs8PrivateKeyPem()}\n{key.Certificate.ExportCertificatePem()}\n");
        }

        return key;
    }

    public void Dispose()
    {
        Certificate.Dispose();
        Rsa.Dispose();
    }
}
