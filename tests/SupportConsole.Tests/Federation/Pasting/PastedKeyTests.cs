using System.Security.Cryptography;
using SupportConsole.Federation;
using SupportConsole.Federation.Pasting;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Federation.Pasting;

/// <summary>A private key in a paste is named and shown nowhere, in whatever form it came; and no certificate for encryption is offered for signing.</summary>
public sealed class PastedKeyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly string Base64 = Convert.ToBase64String(MadeCertificates.One.Der.ToArray());

    private static readonly string D = Convert.ToBase64String(Key.ExportParameters(true).D!);

    public static TheoryData<string, string, string> Keys
    {
        get
        {
            var mixed = Convert.ToBase64String([.. MadeCertificates.One.Der.ToArray(), .. Key.ExportPkcs8PrivateKey()], Base64FormattingOptions.InsertLineBreaks);
            var url = D.TrimEnd('=').Replace('+', '-').Replace('/', '_');
            return new()
            {
                { "behind a certificate", $"-----BEGIN CERTIFICATE-----\n{mixed}\n-----END CERTIFICATE-----\n", mixed.Split('\n')[^5].Trim() },
                { "XML", Key.ToXmlString(true), D },
                { "XML in a mail", $"Hi,\nClient ID: 0oa1b2c3d4\n{Key.ToXmlString(true)}\nAnn", D },
                { "JWK", $$"""{"kty":"RSA","n":"AQAB","e":"AQAB","d":"{{url}}"}""", url },
                { "JWK in a string", $$"""{"key":"{\"kty\":\"RSA\",\"n\":\"AQAB\",\"d\":\"{{url}}\"}"}""", url },
                { "PuTTY", $"PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nPrivate-Lines: 1\n{D[..64]}\nPrivate-MAC: {new string('a', 64)}\n", D[..64] },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Keys), DisableDiscoveryEnumeration = true)]
    public void A_private_key_is_refused_and_nothing_of_it_is_shown(string form, string paste, string hidden)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.Contains(hidden, paste, StringComparison.Ordinal);
        Assert.True(reading.Problems.Any(problem => problem.Code == "certificate.private-key" && problem.Cure.Contains("leaked", StringComparison.Ordinal)), form);
        Assert.DoesNotContain(hidden, reading.Redacted, StringComparison.Ordinal);
        Assert.DoesNotContain(reading.Findings, finding => finding.Text.Contains(hidden, StringComparison.Ordinal));
    }

    [Fact]
    public void A_certificate_for_encryption_alone_is_refused()
    {
        var reading = PasteReader.Read(Descriptor("encryption"), Now);

        Assert.DoesNotContain(reading.Findings, finding => finding.Certificate is not null);
        Assert.Equal("certificate.encryption-only", Assert.Single(reading.Problems).Code);
    }

    [Fact]
    public void Beside_one_for_encryption_the_one_for_signing_is_taken()
    {
        var signing = MadeCertificates.Two;

        var reading = PasteReader.Read(Descriptor("encryption") + Descriptor("signing", Convert.ToBase64String(signing.Der.ToArray())), Now);

        Assert.Equal(signing, Assert.Single(reading.Findings, finding => finding.Certificate is not null).Certificate);
        Assert.Empty(reading.Problems);
    }

    [Theory]
    [InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB"}""")]
    [InlineData("<RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>")]
    [InlineData("""{"d":"2026-11-24","Client ID":"0oa1b2c3d4"}""")]
    public void A_public_key_is_not_called_private(string paste) =>
        Assert.DoesNotContain(PasteReader.Read(paste, Now).Problems, problem => problem.Code == "certificate.private-key");

    private static string Descriptor(string use, string? base64 = null) =>
        $"<KeyDescriptor use=\"{use}\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{base64 ?? Base64}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>\n";
}
