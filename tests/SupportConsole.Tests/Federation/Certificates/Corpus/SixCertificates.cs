using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportConsole.Tests.Federation.Certificates.Corpus;

/// <summary>Six certificates of invented IdPs that differ in everything that a certificate may differ in.</summary>
internal static class SixCertificates
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Made with openssl, since .NET makes no Ed25519 certificates.</summary>
    private const string Edwards = "MIIBUTCCAQOgAwIBAgIUfxuZiH4N+3n6SjLBnVtOR1fMlIcwBQYDK2VwMB4xHDAaBgNVBAMME2VkMjU1MTkuaWRwLmV4YW1wbGUwHhcNMjYxMTI0MTUyNzIwWhcNMzYxMTIxMTUyNzIwWjAeMRwwGgYDVQQDDBNlZDI1NTE5LmlkcC5leGFtcGxlMCowBQYDK2VwAyEAtXe25qpj1jUHvOdnDnatqrRCEBAODZmwR6igc0cNf1CjUzBRMB0GA1UdDgQWBBRtUnMwdjtntnpLGDe0fYdSfy/oHDAfBgNVHSMEGDAWgBRtUnMwdjtntnpLGDe0fYdSfy/oHDAPBgNVHRMBAf8EBTADAQH/MAUGAytlcANBAI2qL10bztcVdgAi/CVtAFZtwJwdwYI90EHedPrJ6+r8+a1YxAi9lJWcq/fVMfkS4fdZYQ2ZoOSwqKxz691JrA8=";

    public static string[] Names => [.. All.Keys];

    public static IReadOnlyDictionary<string, byte[]> All { get; } = new Dictionary<string, byte[]>
    {
        ["RSA 2048"] = Rsa("CN=sign-in.acme.example", 2048, [1, 2, 3]),
        ["RSA 4096, a name with commas and umlauts"] = Rsa("CN=\"Müller, Søn & Åse — サインイン\", O=\"Acme, Inc.\", OU=R\\\\D, C=DE", 4096, [0x7F, .. Enumerable.Repeat((byte)0xAB, 19)]),
        ["RSA 2048, a negative serial number"] = Rsa("CN=negative.idp.example", 2048, [0xF0, 0x01]),
        ["RSA 2048, without a name"] = Rsa("", 2048, [4]),
        ["RSA 3072, valid beyond 2050"] = Rsa("CN=far.idp.example, DC=idp, DC=example", 3072, [5], new DateTimeOffset(2099, 12, 31, 23, 59, 59, TimeSpan.Zero)),
        ["P-256, without a name"] = Curve("", ECCurve.NamedCurves.nistP256, HashAlgorithmName.SHA256, Now.AddYears(2)),
        ["P-384, valid beyond 2050"] = Curve("CN=far.idp.example, DC=idp, DC=example", ECCurve.NamedCurves.nistP384, HashAlgorithmName.SHA384, new DateTimeOffset(2099, 12, 31, 23, 59, 59, TimeSpan.Zero)),
        ["Ed25519"] = Convert.FromBase64String(Edwards),
    };

    private static byte[] Rsa(string name, int bits, byte[] serial, DateTimeOffset? until = null)
    {
        using var key = RSA.Create(bits);
        var subject = new X500DistinguishedName(name);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.Create(subject, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), Now.AddYears(-1), until ?? Now.AddYears(2), serial);
        return certificate.RawData;
    }

    private static byte[] Curve(string name, ECCurve curve, HashAlgorithmName hash, DateTimeOffset until)
    {
        using var key = ECDsa.Create(curve);
        using var certificate = new CertificateRequest(name, key, hash).CreateSelfSigned(Now.AddYears(-1), until);
        return certificate.RawData;
    }
}
