using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Wire;

namespace SupportConsole.Auth0;

public enum ServiceProviderCertificateUse
{
    /// <summary>SAML requests are signed with its key. IdPs that verify them have the certificate.</summary>
    RequestSigning = 1,

    /// <summary>IdPs encrypt assertions with it.</summary>
    Decryption = 2,
}

/// <summary>A certificate of our own side, which customers install at their IdP.</summary>
/// <param name="Sha256">64 lower-case hex digits.</param>
public sealed record ServiceProviderCertificate(ServiceProviderCertificateUse Use, string Sha256, DateTimeOffset ExpiresAt)
{
    /// <summary>
    /// The certificates beside a connection's own keys (<c>signing_key</c> and <c>decryptionKey</c>). A key without one, or one that
    /// can't be read, has no date.
    /// </summary>
    public static IReadOnlyList<ServiceProviderCertificate> Of(ConnectionOptions options)
    {
        var json = options.ToJson();
        ServiceProviderCertificate?[] found =
        [
            FromPem(ServiceProviderCertificateUse.RequestSigning, (json["signing_key"] as JsonObject).Text("cert")),
            FromPem(ServiceProviderCertificateUse.Decryption, (json["decryptionKey"] as JsonObject).Text("cert")),
        ];
        return [.. found.OfType<ServiceProviderCertificate>()];
    }

    /// <returns>Null if the text holds no certificate.</returns>
    internal static ServiceProviderCertificate? FromPem(ServiceProviderCertificateUse use, string? pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem ?? "");
            var sha256 = certificate.GetCertHashString(HashAlgorithmName.SHA256);
            return new ServiceProviderCertificate(use, sha256.ToLowerInvariant(), new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
