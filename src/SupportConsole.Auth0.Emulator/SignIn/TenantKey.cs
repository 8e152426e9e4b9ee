using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>The key with which the tenant signs ID tokens and SAML requests. It lives until the process ends.</summary>
internal sealed class TenantKey : IDisposable
{
    public TenantKey(string domain, DateTimeOffset now)
    {
        var request = new CertificateRequest($"CN={domain}", Rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        Id = Base64Url.EncodeToString(Certificate.GetCertHash(HashAlgorithmName.SHA256));
    }

    public RSA Rsa { get; } = RSA.Create(2048);

    public X509Certificate2 Certificate { get; }

    public string Id { get; }

    /// <summary>The public half as a JSON Web Key.</summary>
    public JsonObject ToJwk()
    {
        var numbers = Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = Id,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
            ["x5c"] = new JsonArray(Convert.ToBase64String(Certificate.RawData)),
        };
    }

    public void Dispose()
    {
        Certificate.Dispose();
        Rsa.Dispose();
    }
}
