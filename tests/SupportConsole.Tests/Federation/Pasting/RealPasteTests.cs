using System.Text;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Pasting;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using SupportConsole.Tests.Federation.Pasting.Corpus;
using static SupportConsole.Tests.Federation.Certificates.Corpus.SixCertificates;

namespace SupportConsole.Tests.Federation.Pasting;

/// <summary>Pastes as people really send them: whole mails, portals' pages, chats, exports.</summary>
public sealed class RealPasteTests
{
    private static readonly byte[] Der = All["RSA 2048"];
    private static readonly string Base64 = Convert.ToBase64String(Der);

    public static TheoryData<string> Credentials => new(RealPaste.All.Select(paste => paste.Name));

    public static TheoryData<string, string, IdentityProvider> Certificates => new()
    {
        { "Entra's file “Certificate (Base64)”", $"-----BEGIN CERTIFICATE-----\r\n{Convert.ToBase64String(Der, Base64FormattingOptions.InsertLineBreaks)}\r\n-----END CERTIFICATE-----\r\n", IdentityProvider.Other },
        { "AD FS's metadata in a mail", "Hi,\n\nour federationmetadata.xml:\n\n" + Metadata("http://adfs.acme.example/adfs/services/trust", "https://adfs.acme.example/adfs/ls/") + "\n\nAnn", IdentityProvider.AdFs },
        { "Google's metadata", Metadata("https://accounts.google.com/o/saml2?idpid=C01", "https://accounts.google.com/o/saml2/idp?idpid=C01"), IdentityProvider.GoogleWorkspace },
        { "Google's page", $"SSO URL\nhttps://accounts.google.com/o/saml2/idp?idpid=C01\nEntity ID\nhttps://accounts.google.com/o/saml2?idpid=C01\nCertificate\nGoogle_2031-1-1\n{CertificateShapes.Pem(Der)}\nSHA-256 fingerprint\n", IdentityProvider.GoogleWorkspace },
        { "Okta's page", $"Sign on URL: https://acme.okta.com/app/influx/exk1/sso/saml\nIssuer: http://www.okta.com/exk1\nX.509 Certificate:\n{CertificateShapes.Pem(Der)}", IdentityProvider.Okta },
        { "a mail's source with the file in it", $"From: ann@acme.example\nContent-Type: multipart/mixed; boundary=\"b1\"\n\n--b1\nContent-Type: text/plain\n\nattached\n--b1\nContent-Type: application/x-x509-ca-cert; name=idp.cer\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(Encoding.ASCII.GetBytes(CertificateShapes.Pem(Der)), Base64FormattingOptions.InsertLineBreaks)}\n--b1--\n", IdentityProvider.Other },
        { "base64 that Outlook wrapped anew", "Certificate:\n" + string.Join("\n\n", Base64.Chunk(50).Select(line => "   " + new string(line))) + "\n\nRegards", IdentityProvider.Other },
        { "what PowerShell prints", $"PS C:\\> [Convert]::ToBase64String((Get-AdfsCertificate -CertificateType Token-Signing).Certificate.RawData)\n{Base64}\n", IdentityProvider.Other },
        { "an application as Okta exports its keys", $"{{\"kid\":\"SIMcCQNY3uwXoW3y0vf6VxiBb5n9pf8L2fK8d-F1bm4\",\"kty\":\"RSA\",\"use\":\"sig\",\"x5c\":[\"{Base64}\"]}}", IdentityProvider.Other },
    };

    [Theory]
    [MemberData(nameof(Credentials))]
    public void The_credentials_are_found_and_the_secret_is_in_nothing_that_is_shown(string name)
    {
        var paste = RealPaste.All.Single(one => one.Name == name);

        var reading = PasteReader.Read(paste.Text.Replace("@@S@@", RealPaste.Secret, StringComparison.Ordinal), Now);

        Assert.Equal(RealPaste.Secret, reading.Best(PasteFindingKind.ClientSecret)?.Secret?.Reveal());
        Assert.Equal(paste.ClientId, reading.Best(PasteFindingKind.ClientId)?.Text);
        Assert.Equal(paste.Issuer, reading.Best(PasteFindingKind.Issuer)?.Text);
        Assert.Equal(Protocol.Oidc, reading.Protocol);
        Assert.DoesNotContain(RealPaste.Secret, string.Join('\n', [reading.Redacted, .. reading.Findings.Select(one => one.Text + one.Source), .. reading.Problems.Select(one => one.ToString()), .. reading.Choices.Select(one => one.Because)]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Certificates), DisableDiscoveryEnumeration = true)]
    public void The_certificate_is_found(string name, string paste, IdentityProvider provider)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.True(reading.Best(PasteFindingKind.Certificate)?.Certificate?.Der.Span.SequenceEqual(Der), name);
        Assert.Equal((Protocol.Saml, provider), (reading.Protocol, reading.Provider));
        Assert.DoesNotContain(reading.Problems, problem => problem.Code.StartsWith("certificate", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mail_that_is_dropped_as_a_file_is_decoded_as_one_that_is_pasted_even_where_a_letter_goes_on_behind_a_soft_line_break()
    {
        const string Mail = "From: ann@acme.example\r\nSubject: SSO\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nClient ID: 0oa1b2=\r\nc3d4\r\nDomain: m=C3=\r\n=BCller.example\r\nIssuer: https://acme.okta.com?a=3Db\r\n1 + 1 = 2\r\n";

        var dropped = PasteReader.Read(Encoding.ASCII.GetBytes(Mail), Now);

        Assert.Equal(PasteReader.Read(Mail, Now).Findings, dropped.Findings);
        Assert.Equal("0oa1b2c3d4", dropped.Best(PasteFindingKind.ClientId)?.Text);
        Assert.Equal("müller.example", dropped.Best(PasteFindingKind.Domain)?.Text);
        Assert.Equal("https://acme.okta.com?a=b", dropped.Best(PasteFindingKind.Issuer)?.Text);
        Assert.Contains("1 + 1 = 2", dropped.Redacted, StringComparison.Ordinal);
    }

    [Fact]
    public void Domains_and_an_end_that_stand_in_sentences_are_found()
    {
        var reading = PasteReader.Read("Hi Ana,\nClient secret expires 5/20/2028\nOur users are @quarry.example and @quarry-mining.example.\ncc @ann.smith\n", Now);

        Assert.Equal(["quarry.example", "quarry-mining.example"], reading.Findings.Where(one => one.Kind == PasteFindingKind.Domain).Select(one => one.Text));
        Assert.Equal("5/20/2028", reading.Best(PasteFindingKind.SecretExpiry)?.Text);
    }

    [Theory]
    [InlineData("The client secret changed in 2026")]
    [InlineData("Please send the new secret by Friday27")]
    [InlineData("Password resets4you are handled by IT support.")]
    [InlineData("The value is in the vault")]
    public void A_sentence_about_a_secret_is_no_secret(string sentence) => Assert.Null(PasteReader.Read(sentence, Now).Best(PasteFindingKind.ClientSecret));

    [Theory]
    [InlineData("iso-8859-1", "Geheimer Clientschl=FCssel", "m=FCller.example", "müller.example")]
    [InlineData("\"windows-1252\"", "Geheimer Clientschl=FCssel", "m=FCller.example", "müller.example")]
    [InlineData("koi8-r", "Client secret", "=D4=C5=D3=D4.example", "тест.example")]
    [InlineData("no-such-thing", "Client secret", "m=C3=BCller.example", "müller.example")]
    public void A_mail_is_decoded_by_the_characters_that_it_names(string charset, string label, string domain, string expected)
    {
        var reading = PasteReader.Read($"From: ann@acme.example\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: quoted-printable\n\n{label}: {RealPaste.Secret}\nDomain: {domain}\n", Now);

        Assert.Equal(RealPaste.Secret, reading.Best(PasteFindingKind.ClientSecret)?.Secret?.Reveal());
        Assert.Equal(expected, reading.Best(PasteFindingKind.Domain)?.Text);
    }

    [Fact]
    public void Beside_Entras_Secret_ID_the_Value_is_taken_and_it_is_said_why()
    {
        var named = PasteReader.Read($"Secret ID: 3f2504e0-4f89-11d3-9a0c-0305e82c3399\nValue: {RealPaste.Secret}", Now);
        var unnamed = PasteReader.Read($"Client secret: 3f2504e0-4f89-11d3-9a0c-0305e82c3399\nValue: {RealPaste.Secret}", Now);

        Assert.Contains("the Value; the Secret ID beside it is not the secret", Assert.Single(named.Findings).Source, StringComparison.Ordinal);
        Assert.Empty(named.Problems);
        Assert.Contains("This is the Value", Assert.Single(unnamed.Choices).Because, StringComparison.Ordinal);
    }

    private static string Metadata(string entityId, string signIn) => CertificateShapes.Metadata(Der).Replace("https://idp.acme.example/sso", signIn, StringComparison.Ordinal).Replace("https://idp.acme.example", entityId, StringComparison.Ordinal);
}
