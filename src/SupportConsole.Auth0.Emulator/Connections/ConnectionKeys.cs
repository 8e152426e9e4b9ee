using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using SupportConsole.Auth0.Emulator.State;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Connections;

/// <summary>
/// The keys with which a connection signs towards its identity provider. Only certificates are kept, because the emulator signs nothing.
/// </summary>
internal static class ConnectionKeys
{
    public static StoredKey[] Create(string name, DateTimeOffset now) =>
        [New(name, now, "current") with { CurrentSince = now }, New(name, now, "next")];

    /// <summary>The next key becomes the current one, the current one the previous one; a new key is next.</summary>
    public static StoredKey[] Rotate(StoredKey[] keys, string name, DateTimeOffset now) =>
    [
        Find(keys, "next") with { Use = "current", CurrentSince = now },
        Find(keys, "current") with { Use = "previous", CurrentSince = null },
        New(name, now, "next"),
    ];

    public static JsonObject View(StoredKey key)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(key.Certificate));
        var thumbprint = certificate.GetCertHashString(HashAlgorithmName.SHA1);
        var view = new JsonObject
        {
            ["kid"] = Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256)),
            ["algorithm"] = "RS256",
            ["key_use"] = "signing",
            ["subject_dn"] = "/" + certificate.Subject,
            ["cert"] = Pem("CERTIFICATE", certificate.RawData),
            ["fingerprint"] = string.Join(':', thumbprint.Chunk(2).Select(pair => new string(pair))),
            ["thumbprint"] = thumbprint,
            ["pkcs"] = Pem("PKCS7", new X509Certificate2Collection(certificate).Export(X509ContentType.Pkcs7)!),
            [key.Use] = true,
        };
        if (key.CurrentSince is { } since)
        {
            view["current_since"] = WireTime.Of(since);
        }

        return view;
    }

    private static StoredKey Find(StoredKey[] keys, string use) => keys.First(key => key.Use == use);

    private static StoredKey New(string name, DateTimeOffset now, string use)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(now, now.AddYears(1));
        return new StoredKey(Convert.ToBase64String(certificate.RawData), use);
    }

    private static string Pem(string label, byte[] data) =>
        PemEncoding.WriteString(label, data).Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n";
}
