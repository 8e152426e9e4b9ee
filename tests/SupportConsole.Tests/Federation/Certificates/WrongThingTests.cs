using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SupportConsole.Federation.Certificates;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using static SupportConsole.Tests.Federation.Certificates.Corpus.SixCertificates;

namespace SupportConsole.Tests.Federation.Certificates;

/// <summary>What customers send in place of a certificate, each named, with what to ask for.</summary>
public sealed class WrongThingTests
{
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly ECDsa Curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly PbeParameters Locked = new(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000);
    private static readonly byte[] Der = All["RSA 2048"];
    private static readonly string Pem = CertificateShapes.Pem(Der);

    /// <summary>A name, the code, words of the message, and what is sent.</summary>
    private static readonly (string Name, string Code, string Words, object Sent)[] Things =
    [
        ("private key", "private-key", "private key", Key.ExportPkcs8PrivateKeyPem()),
        ("RSA private key", "private-key", "rsa private key", Key.ExportRSAPrivateKeyPem()),
        ("EC private key", "private-key", "ec private key", Curve.ExportECPrivateKeyPem()),
        ("encrypted private key", "private-key", "encrypted private key", Key.ExportEncryptedPkcs8PrivateKeyPem("word", Locked)),
        ("OpenSSH private key", "private-key", "openssh private key", "-----BEGIN OPENSSH PRIVATE KEY-----\n" + new string('A', 64) + "\n-----END OPENSSH PRIVATE KEY-----\n"),
        ("private key cut short", "private-key", "private key", Key.ExportPkcs8PrivateKeyPem()[..400]),
        ("private key in bare base64", "private-key", "private key", Convert.ToBase64String(Key.ExportPkcs8PrivateKey())),
        ("private key as DER", "private-key", "private key", Key.ExportPkcs8PrivateKey()),
        ("RSA private key as DER", "private-key", "private key", Key.ExportRSAPrivateKey()),
        ("EC private key as DER", "private-key", "private key", Curve.ExportECPrivateKey()),
        ("encrypted private key as DER", "private-key", "encrypted private key", Key.ExportEncryptedPkcs8PrivateKey("word", Locked)),
        ("private key under a certificate's label", "private-key", "private key", CertificateShapes.Pem(Key.ExportPkcs8PrivateKey())),
        ("private key as XML", "private-key", "private key", Key.ToXmlString(true)),
        ("private key as JWK", "private-key", "private key", """{"kty":"RSA","n":"AQAB","e":"AQAB","d":"AQAB"}"""),
        ("PuTTY private key", "private-key", "private key", "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n"),
        ("PKCS#12 store", "pkcs12", "PKCS#12", Store()),
        ("PKCS#12 store in base64", "pkcs12", "PKCS#12", Convert.ToBase64String(Store(), Base64FormattingOptions.InsertLineBreaks)),
        ("Java key store", "pkcs12", "Java", new byte[] { 0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2 }),
        ("certificate request", "csr", "CSR", Request().CreateSigningRequestPem()),
        ("certificate request as DER", "csr", "CSR", Request().CreateSigningRequest()),
        ("new certificate request", "csr", "CSR", CertificateShapes.Pem(Request().CreateSigningRequest(), "NEW CERTIFICATE REQUEST")),
        ("public key", "public-key", "without its certificate", Key.ExportSubjectPublicKeyInfoPem()),
        ("RSA public key", "public-key", "without its certificate", Key.ExportRSAPublicKeyPem()),
        ("public key as DER", "public-key", "without its certificate", Key.ExportSubjectPublicKeyInfo()),
        ("public key in base64", "public-key", "without its certificate", Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo())),
        ("revocation list", "crl", "CRL", CertificateShapes.Pem(RevocationList(), "X509 CRL")),
        ("revocation list as DER", "crl", "CRL", RevocationList()),
        ("our own service provider's metadata", "metadata.service-provider", "SPSSODescriptor", "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"urn:auth0:acme:x\"><SPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"/></EntityDescriptor>"),
        ("SSH key", "ssh-key", "SSH", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ann@acme.example"),
        ("SSH2 key", "ssh-key", "SSH", "---- BEGIN SSH2 PUBLIC KEY ----\nAAAAB3NzaC1yc2E\n---- END SSH2 PUBLIC KEY ----"),
        ("PGP key", "pgp", "PGP", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----"),
        ("PGP message", "pgp", "PGP", "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----"),
        ("thumbprint", "thumbprint", "fingerprint", "3F:A0:C1:D2:E3:F4:05:16:27:38:49:5A:6B:7C:8D:9E:0F:1A:2B:3C"),
        ("thumbprint as openssl prints it", "thumbprint", "fingerprint", "sha256 Fingerprint=" + SigningCertificate.FromDer(Der).Value.Sha256.Display),
        ("thumbprint with a label", "thumbprint", "fingerprint", "Thumbprint: 3fa0c1d2e3f405162738495a6b7c8d9e0f1a2b3c"),
        ("key set without certificates", "jwk", "JWK", """{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}"""),
        ("token", "jwt", "JWT", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln"),
        ("web page", "html", "web page", "<!DOCTYPE html><html><body>Sign in</body></html>"),
        ("address", "address", "address", "https://idp.acme.example/certificate.cer"),
        ("picture", "image", "picture", new byte[] { 0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0 }),
        ("photo", "image", "picture", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 16 }),
        ("PDF", "pdf", "PDF", "%PDF-1.7\n1 0 obj"),
        ("zip", "archive", "zip", new byte[] { 0x50, 0x4B, 3, 4, 20, 0 }),
        ("Word document", "document", "Word", "PK\u0003\u0004[Content_Types].xml word/document.xml"),
        ("old Word document", "document", "Office", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 }),
        ("formatted text", "document", "RTF", "{\\rtf1\\ansi Certificate}"),
        ("gzip", "archive", "compressed", new byte[] { 0x1F, 0x8B, 8, 0 }),
        ("PEM cut short", "truncated", "on line 1 is cut short", Pem[..500]),
        ("PEM that lost a line", "truncated", "cut short", Pem.Remove(300, 65)),
        ("DER cut short", "truncated", "of its", Der[..300]),
        ("PEM with a damaged line", "base64", "on line 3 at character 11: “#”", Spoilt("#")),
        ("PEM with its middle left out", "left-out", "left out on line 3", Spoilt("...")),
        ("PEM with nothing in it", "empty-block", "Between BEGIN and END", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----"),
        ("certificate with a changed letter", "altered", "does not match", Changed()),
        ("certificate with more behind it", "trailing", "more bytes", (byte[])[.. Der, 1, 2, 3, 4]),
        ("PEM with more behind the certificate", "trailing", "more bytes", CertificateShapes.Pem([.. Der, 1, 2, 3, 4])),
        ("key that cannot sign", "key-kind", "X25519", Convert.FromBase64String(Agreement)),
        ("nothing", "empty", "nothing in it", ""),
        ("spaces", "empty", "nothing in it", " \r\n\t "),
        ("too much", "too-large", "MB", new string('a', CertificateReader.MaxLength + 1)),
        ("description", "printed", "openssl prints", "Certificate:\n  Signature Algorithm: sha256WithRSAEncryption\n  Issuer: CN = acme\n"),
        ("prose", "unknown", "no certificate", "Hi, the certificate is attached. Ann"),
        ("binary", "binary", "binary", new byte[] { 1, 0, 2, 0, 0, 0, 5, 0, 0, 0 }),
        ("signed data without certificates", "pkcs7-empty", "without a certificate", CertificateShapes.Pem(CertificateShapes.Pkcs7(), "PKCS7")),
        ("XML element with something else in it", "damaged", "cannot be read", "<ds:X509Certificate>certificate goes here</ds:X509Certificate>"),
        ("curve parameters", "parameters", "setting of a key", "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----"),
    ];

    private const string Agreement = "MIIBtjCBnwIUGGinVr/sKpfNvJc14dyTOviJoQEwDQYJKoZIhvcNAQELBQAwDTELMAkGA1UEAwwCQ0EwHhcNMjYxMTI0MTUyNzIyWhcNMzYxMTIxMTUyNzIyWjAdMRswGQYDVQQDDBJ4MjU1MTkuaWRwLmV4YW1wbGUwKjAFBgMrZW4DIQBzhZkOhN2eSQzVfuo3hjhnH7u7oqXKOi/Qt/UeK3HZcTANBgkqhkiG9w0BAQsFAAOCAQEAzfRYx9DhuyvxdcD1Ob8tVGZsatJnYsndYpKSWkicjiB/MUXiKsQ35kjt1S+2towilw7PjjZAtQPC5szGbfwvCvKHed/aMVlXUcQvVYCWaPOLvbj5I9HR3UrH1O4IprvvH3G9KqeX41J4lh27a3VjHdzR0fM7Ig6r08xDtW01oZEpqjGOJgntf+htb+jZhxKBTh5h8v3WZsCZ0HAY4dvqN1BVbvjMCRTZEzVIyzEZ1lvZxZTXWKP97yGtYdKXoBQhqN42EwomIvgCjtv6hDY4stR5r1i4SJcPc/AWny30K8kOqoqCzzAWxDJpntfl3UE3pLXPBuQgOowwckCGY2bUNA==";

    public static TheoryData<string> Names => new(Things.Select(thing => thing.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_named_with_what_to_ask_for(string name)
    {
        var (_, code, words, sent) = Things.Single(thing => thing.Name == name);

        var problem = CertificateReader.Read(sent as byte[] ?? Encoding.UTF8.GetBytes((string)sent), Now).Problem;

        Assert.Equal(code.Contains('.', StringComparison.Ordinal) ? code : "certificate." + code, problem?.Code);
        Assert.Contains(words, problem!.What, StringComparison.OrdinalIgnoreCase);
        Assert.True(problem.Cure.Length > 20, problem.Cure);
        Assert.True(code is not ("private-key" or "pkcs12") || problem.Cure.Contains("leaked", StringComparison.Ordinal), problem.Cure);
    }

    private static string Spoilt(string with)
    {
        var lines = Pem.Split('\n');
        lines[2] = lines[2][..10] + with + lines[2][(10 + with.Length)..];
        return string.Join('\n', lines);
    }

    private static string Changed() => Pem[..700] + (Pem[700] == 'A' ? 'B' : 'A') + Pem[701..];

    private static CertificateRequest Request() => new("CN=asked.acme.example", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static byte[] Store()
    {
        using var certificate = Request().CreateSelfSigned(Now, Now.AddYears(1));
        return certificate.Export(X509ContentType.Pkcs12, "word");
    }

    private static byte[] RevocationList()
    {
        var list = new CertificateRevocationListBuilder();
        list.AddEntry([1, 2, 3]);
        return list.Build(new X500DistinguishedName("CN=Acme Root"), X509SignatureGenerator.CreateForRSA(Key, RSASignaturePadding.Pkcs1), 1, Now.AddDays(30), HashAlgorithmName.SHA256, X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier([1, 2, 3, 4]));
    }
}
