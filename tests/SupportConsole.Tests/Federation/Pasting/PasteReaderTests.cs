using System.Collections;
using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.Tests.Federation.Pasting;

public sealed class PasteReaderTests
{
    private const string Secret = "Mark3r-S3cret_Value.0123456789";
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly X509Certificate2 Old = Make("CN=old", -700, 30);
    private static readonly X509Certificate2 Fresh = Make("CN=new", -5, 700);

    public static TheoryData<string> Credentials => new(
        $"Client ID: 0oa1b2c3d4\nClient secret: {Secret}",
        $"Client ID = 0oa1b2c3d4\nClient secret = {Secret}",
        $"client_id=0oa1b2c3d4&client_secret={Secret}",
        $"client_id=0oa1b2c3d4\nclient_secret={Secret}",
        $"CLIENT_ID=\"0oa1b2c3d4\"\nCLIENT_SECRET=\"{Secret}\"",
        $"{{\"client_id\":\"0oa1b2c3d4\",\"client_secret\":\"{Secret}\"}}",
        $"{{\"web\": {{\n  \"client_id\": \"0oa1b2c3d4\",\n  \"client_secret\": \"{Secret}\"\n}}}}",
        $"Hi,\n\nhere is our client id: 0oa1b2c3d4 and\nour new client secret is {Secret}\n\nBest regards\nAnn",
        $"> On Monday Ann wrote:\n>> Client ID: 0oa1b2c3d4\n>> Client Secret: {Secret}\n> thanks",
        $"**Client ID:** 0oa1b2c3d4\n**Client secret:** `{Secret}`",
        $"| Client ID | 0oa1b2c3d4 |\n| Client secret | {Secret} |",
        $"Client ID\t0oa1b2c3d4\nClient secret\t{Secret}",
        $"Client ID\n0oa1b2c3d4\nClient Secret\n{Secret}",
        $"Application (client) ID: 0oa1b2c3d4\nSecret value: {Secret}",
        $"Application (client) ID : 0oa1b2c3d4\nDirectory (tenant) ID : 3f2504e0-4f89-11d3-9a0c-0305e82c3301\nClient secret value : {Secret}",
        $"App ID: 0oa1b2c3d4, App secret: {Secret}",
        $"Client Identifier: 0oa1b2c3d4\nShared secret: {Secret}",
        $"client-id: 0oa1b2c3d4\nclient-secret: {Secret}",
        $"- clientId: 0oa1b2c3d4\n- clientSecret: {Secret}",
        $"ClientID:0oa1b2c3d4\r\nClientSecret:{Secret}\r\n",
        $"Client ID: 0oa1b2c3d4\nClient secret: {Secret} (expires 2027-05-01)",
        $"Client ID -> 0oa1b2c3d4\nSecret -> {Secret}");

    public static TheoryData<string, PasteFindingKind, string, IdentityProvider> Addresses => new()
    {
        { "Issuer: https://acme.okta.com/oauth2/default", PasteFindingKind.Issuer, "https://acme.okta.com/oauth2/default", IdentityProvider.Okta },
        { "our issuer is https://acme.okta.com.", PasteFindingKind.Issuer, "https://acme.okta.com", IdentityProvider.Okta },
        { "Okta domain: acme.okta.com", PasteFindingKind.Issuer, "https://acme.okta.com", IdentityProvider.Okta },
        { "https://id.acme.example/realms/acme/.well-known/openid-configuration", PasteFindingKind.DiscoveryUrl, "https://id.acme.example/realms/acme/.well-known/openid-configuration", IdentityProvider.Keycloak },
        { "https://id.acme.example/realms/acme/protocol/saml/descriptor", PasteFindingKind.MetadataUrl, "https://id.acme.example/realms/acme/protocol/saml/descriptor", IdentityProvider.Keycloak },
        { "App Federation Metadata Url\nhttps://login.microsoftonline.com/3f/federationmetadata/2007-06/federationmetadata.xml?appid=1", PasteFindingKind.MetadataUrl, "https://login.microsoftonline.com/3f/federationmetadata/2007-06/federationmetadata.xml?appid=1", IdentityProvider.EntraId },
        { "Directory (tenant) ID: 3f2504e0-4f89-11d3-9a0c-0305e82c3301", PasteFindingKind.Issuer, "https://login.microsoftonline.com/3f2504e0-4f89-11d3-9a0c-0305e82c3301/v2.0", IdentityProvider.EntraId },
        { "see https://adfs.acme.example/FederationMetadata/2007-06/FederationMetadata.xml please", PasteFindingKind.MetadataUrl, "https://adfs.acme.example/FederationMetadata/2007-06/FederationMetadata.xml", IdentityProvider.AdFs },
        { "SSO URL: https://accounts.google.com/o/saml2/idp?idpid=C01", PasteFindingKind.SignInUrl, "https://accounts.google.com/o/saml2/idp?idpid=C01", IdentityProvider.GoogleWorkspace },
        { "<https://auth.pingone.eu/1/as>", PasteFindingKind.Issuer, "https://auth.pingone.eu/1/as", IdentityProvider.PingOne },
        { "https://acme.onelogin.com/oidc/2", PasteFindingKind.Issuer, "https://acme.onelogin.com/oidc/2", IdentityProvider.OneLogin },
        { "https://oauth.id.jumpcloud.com/", PasteFindingKind.Issuer, "https://oauth.id.jumpcloud.com/", IdentityProvider.JumpCloud },
        { "https://ping.acme.example/idp/SSO.saml2", PasteFindingKind.SignInUrl, "https://ping.acme.example/idp/SSO.saml2", IdentityProvider.PingFederate },
        { "questions to ann@acme.example", PasteFindingKind.ContactEmail, "ann@acme.example", IdentityProvider.Other },
        { "E-mail\nDomains: acme.example", PasteFindingKind.Domain, "acme.example", IdentityProvider.Other },
    };

    private static string[] Forms
    {
        get
        {
            var pem = Fresh.ExportCertificatePem();
            var base64 = Convert.ToBase64String(Fresh.RawData);
            return
            [
                pem, "Dear support,\n\n" + pem + "\nThanks\nAnn", base64, Convert.ToBase64String(Fresh.RawData, Base64FormattingOptions.InsertLineBreaks) + "\n\nThanks",
                $"<ds:X509Certificate>{base64}</ds:X509Certificate>", string.Join('\n', pem.Split('\n').Select(line => "> " + line)),
                Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(pem)), Metadata(Fresh),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Credentials))]
    public void Client_id_and_secret_are_found_and_the_secret_is_nowhere_in_a_string(string paste)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.Equal("0oa1b2c3d4", reading.Best(PasteFindingKind.ClientId)?.Text);
        Assert.Equal(Secret, Assert.Single(reading.Findings, finding => finding.Kind == PasteFindingKind.ClientSecret).Secret?.Reveal());
        Assert.Equal(Protocol.Oidc, reading.Protocol);
        Assert.DoesNotContain(Strings(reading), text => text.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void An_address_is_known_for_what_it_is(string paste, PasteFindingKind kind, string text, IdentityProvider provider)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.Equal(text, reading.Best(kind)?.Text);
        Assert.Equal(provider, reading.Provider);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7)]
    public void A_certificate_is_found_in_any_form(int form)
    {
        var reading = PasteReader.Read(Forms[form], Now);

        Assert.Equal(Fresh.RawData, Assert.Single(reading.Findings, finding => finding.Kind == PasteFindingKind.Certificate).Certificate!.Der.ToArray());
        Assert.Equal(Protocol.Saml, reading.Protocol);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Of_two_certificates_in_metadata_the_newest_valid_one_is_proposed_with_the_reason()
    {
        var reading = PasteReader.Read(Metadata(Old, Fresh), Now);

        var choice = Assert.Single(reading.Choices);
        Assert.Equal("CN=new", choice.Proposed.Certificate!.Subject);
        Assert.NotEmpty(choice.Because);
        Assert.Empty(reading.Missing);
        Assert.Equal("https://idp.acme.example/sso", reading.Best(PasteFindingKind.SignInUrl)?.Text);
    }

    [Fact]
    public void A_private_key_is_refused_and_taken_out_of_what_is_shown()
    {
        using var key = RSA.Create(2048);
        var pem = key.ExportPkcs8PrivateKeyPem();

        var reading = PasteReader.Read("here it is\n" + pem, Now);

        Assert.Contains(reading.Problems, problem => problem.Code == "certificate.private-key");
        Assert.DoesNotContain(pem.Split('\n')[3], reading.Redacted, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_with_a_DTD_is_refused() =>
        Assert.Contains(PasteReader.Read("<!DOCTYPE x [<!ENTITY a \"b\">]>" + Metadata(Fresh), Now).Problems, problem => problem.Code == "xml.dtd");

    [Fact]
    public void What_is_missing_is_named_and_nothing_known_is_said_so()
    {
        Assert.Equal(["issuer or discovery URL", "client secret"], PasteReader.Read("Client ID: 0oa1b2c3d4", Now).Missing);
        Assert.Contains(PasteReader.Read("Hello there", Now).Problems, problem => problem.Code == "paste.nothing");
        Assert.Contains(PasteReader.Read("Secret ID: 3f2504e0-4f89-11d3-9a0c-0305e82c3301", Now).Problems, problem => problem.Code == "paste.secret-id");
    }

    private static string Metadata(params X509Certificate2[] certificates) =>
        "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"https://idp.acme.example\"><md:IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
        + string.Concat(certificates.Select(one => $"<md:KeyDescriptor use=\"signing\"><ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(one.RawData)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"))
        + "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\"https://idp.acme.example/sso\"/></md:IDPSSODescriptor></md:EntityDescriptor>";

    private static X509Certificate2 Make(string subject, int from, int until)
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Now.AddDays(from), Now.AddDays(until));
    }

    private static IEnumerable<string> Strings(object? value, int depth = 0) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable items => items.Cast<object?>().SelectMany(item => Strings(item, depth + 1)),
        _ when depth > 6 || value.GetType().Namespace?.StartsWith("SupportConsole", StringComparison.Ordinal) != true => [value.ToString() ?? ""],
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)
            .SelectMany(property => Strings(property.GetValue(value), depth + 1)).Append(value.ToString() ?? ""),
    };
}
