using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SupportConsole.Tests.Federation.Certificates.Corpus;

/// <summary>Certificates of every variety, the same from the same seed except for their keys.</summary>
internal static class VariedCertificates
{
    private static readonly string[] Names = ["CN", "O", "OU", "L", "ST", "C", "DC", "E", "SERIALNUMBER", "T"];
    private static readonly string[] Words = ["acme", "Acme, Inc.", "Müller & Søhne", "サインイン", "R\\D", "\"quoted\"", "a+b=c", " edge ", "#1", "semi;colon", "<tag>", "Ωmega", "x", new('y', 60)];

    public static List<byte[]> Make(int count, int seed)
    {
        var random = new Random(seed);
        using var small = RSA.Create(2048);
        using var large = RSA.Create(3072);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var p521 = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        List<(AsymmetricAlgorithm Key, X509SignatureGenerator Signer)> keys =
        [
            (small, X509SignatureGenerator.CreateForRSA(small, RSASignaturePadding.Pkcs1)), (large, X509SignatureGenerator.CreateForRSA(large, RSASignaturePadding.Pkcs1)),
            (p256, X509SignatureGenerator.CreateForECDsa(p256)), (p384, X509SignatureGenerator.CreateForECDsa(p384)), (p521, X509SignatureGenerator.CreateForECDsa(p521)),
        ];
        return [.. Enumerable.Range(0, count).Select(_ => One(random, keys))];
    }

    private static byte[] One(Random random, List<(AsymmetricAlgorithm Key, X509SignatureGenerator Signer)> keys)
    {
        HashAlgorithmName[] hashes = [HashAlgorithmName.SHA256, HashAlgorithmName.SHA384, HashAlgorithmName.SHA512];
        var (hash, subject) = (hashes[random.Next(hashes.Length)], Name(random));
        var (own, signing) = (keys[random.Next(keys.Count)], keys[random.Next(keys.Count)]);
        var request = own.Key is RSA rsa ? new CertificateRequest(subject, rsa, hash, RSASignaturePadding.Pkcs1) : new CertificateRequest(subject, (ECDsa)own.Key, hash);
        if (random.Next(3) == 0)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(random.Next(2) == 0, false, 0, true));
        }

        var serial = new byte[1 + random.Next(20)];
        random.NextBytes(serial);
        serial[0] = (byte)(serial.Length > 1 && serial[0] is 0 or 0xFF ? 0x5A : serial[0]);
        // From before 1970 to beyond 2049, where the form of a date changes.
        var from = new DateTimeOffset(1955 + random.Next(90), 1 + random.Next(12), 1 + random.Next(28), random.Next(24), random.Next(60), random.Next(60), TimeSpan.Zero);
        using var certificate = request.Create(random.Next(2) == 0 ? subject : Name(random), signing.Signer, from, from.AddDays(1 + random.Next(20_000)).AddSeconds(random.Next(86_400)), serial);
        return certificate.RawData;
    }

    private static X500DistinguishedName Name(Random random)
    {
        var name = new X500DistinguishedNameBuilder();
        for (var parts = random.Next(6); parts > 0; parts--)
        {
            var word = Words[random.Next(Words.Length)];
            switch (Names[random.Next(Names.Length)])
            {
                case "C":
                    name.AddCountryOrRegion("DE");
                    break;
                case "DC":
                    name.AddDomainComponent("example");
                    break;
                case "E":
                    name.AddEmailAddress("ann@acme.example");
                    break;
                case "O":
                    name.AddOrganizationName(word);
                    break;
                case "OU":
                    name.AddOrganizationalUnitName(word);
                    break;
                case "L":
                    name.AddLocalityName(word);
                    break;
                case "ST":
                    name.AddStateOrProvinceName(word);
                    break;
                case "SERIALNUMBER":
                    name.Add("2.5.4.5", "12 34", System.Formats.Asn1.UniversalTagNumber.PrintableString);
                    break;
                case "T":
                    name.Add("2.5.4.12", word);
                    break;
                default:
                    name.AddCommonName(word);
                    break;
            }
        }

        return name.Build();
    }
}
