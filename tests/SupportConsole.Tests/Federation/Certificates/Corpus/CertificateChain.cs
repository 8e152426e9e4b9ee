using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportConsole.Tests.Federation.Certificates.Corpus;

/// <summary>A leaf, its intermediate and its root; and an IdP's own certificates before and after a rotation.</summary>
internal sealed record CertificateChain(byte[] Leaf, byte[] Intermediate, byte[] Root)
{
    public static CertificateChain Made { get; } = Make();

    public static byte[] Old { get; } = Own("CN=old.idp.example", -900, 30);

    public static byte[] New { get; } = Own("CN=new.idp.example", -5, 900);

    public static byte[] Future { get; } = Own("CN=future.idp.example", 30, 1900);

    private static byte[] Own(string subject, int from, int until)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(SixCertificates.Now.AddDays(from), SixCertificates.Now.AddDays(until));
        return certificate.RawData;
    }

    private static CertificateChain Make()
    {
        using var rootKey = RSA.Create(2048);
        using var middleKey = RSA.Create(2048);
        using var leafKey = RSA.Create(2048);
        using var root = Authority("CN=Acme Root", rootKey).CreateSelfSigned(SixCertificates.Now.AddYears(-2), SixCertificates.Now.AddYears(8));
        using var middle = Authority("CN=Acme Issuing", middleKey).Create(root, SixCertificates.Now.AddYears(-1), SixCertificates.Now.AddYears(5), [2]);
        using var signer = middle.CopyWithPrivateKey(middleKey);
        using var leaf = new CertificateRequest("CN=leaf.idp.example", leafKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).Create(signer, SixCertificates.Now.AddDays(-10), SixCertificates.Now.AddYears(2), [3]);
        return new CertificateChain(leaf.RawData, middle.RawData, root.RawData);
    }

    private static CertificateRequest Authority(string name, RSA key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }
}
