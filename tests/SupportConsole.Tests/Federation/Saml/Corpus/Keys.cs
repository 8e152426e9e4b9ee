using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportConsole.Tests.Federation.Saml.Corpus;

/// <summary>Certificates of invented companies, made once.</summary>
internal static class Keys
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RSA Rsa = RSA.Create(2048);

    public static string First { get; } = Make("CN=sign-in.acme.example", -200, 500);

    public static string Next { get; } = Make("CN=next.acme.example, O=Acme", -2, 900);

    public static string Expired { get; } = Make("CN=old.acme.example", -900, -30);

    public static string Future { get; } = Make("CN=future.acme.example", 30, 900);

    public static string Encrypting { get; } = Make("CN=encryption.acme.example", -200, 500);

    public static string Authority { get; } = Make("CN=Acme Root", -200, 500, isAuthority: true);

    /// <summary>1024 bits and SHA-1, which .NET no longer makes.</summary>
    public const string Weak = "MIICFDCCAX2gAwIBAgIUR7izXVGPyOc7h7D7Y62XOIap+u4wDQYJKoZIhvcNAQEFBQAwHDEaMBgGA1UEAwwRd2Vhay5hY21lLmV4YW1wbGUwHhcNMjYxMTI0MDgwNzAyWhcNMzUwMjEwMDgwNzAyWjAcMRowGAYDVQQDDBF3ZWFrLmFjbWUuZXhhbXBsZTCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEA6bIusD2j5ptagJtjZfC+LnPQdpkgOME2DI0ZZ8oSUzXTgsScb7vgwQyjefFNjfIgc08Xi+9VlHOItXgUUamnFxPT119A8zynDG2kwtsKyIz1NjMk7VKmnLb3WnSAkqflQi5/fxviQD9swfoRDC90EBZIe+B2oDPe7jcWPj1xRfcCAwEAAaNTMFEwHQYDVR0OBBYEFOiDwO6pMFcswfrAnQagAT6AHLrZMB8GA1UdIwQYMBaAFOiDwO6pMFcswfrAnQagAT6AHLrZMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQEFBQADgYEAKBzfy+KVLiCuh7JpFYdQAzSVLKtVBRYbQUYKZaDWcV3r/2gams0li29IJqHaU59waNFHvPAkUw7mcWLxU8VaUIKMWWZ52oFeuplR26ua3alcID9tTHjO/maUNMh55VDzWea+kT6pHXitkgFlwyZEBy2w4aYMRC5jetjEBct5k9c=";

    public static string Wrapped(string base64, string newLine = "\n") => newLine + string.Join(newLine, base64.Chunk(64).Select(line => new string(line))) + newLine;

    private static string Make(string subject, int from, int until, bool isAuthority = false)
    {
        var request = new CertificateRequest(subject, Rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (isAuthority)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        }

        using var certificate = request.CreateSelfSigned(Now.AddDays(from), Now.AddDays(until));
        return Convert.ToBase64String(certificate.RawData);
    }
}
