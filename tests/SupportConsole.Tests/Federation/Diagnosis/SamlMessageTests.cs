using System.IO.Compression;
using System.Text;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.Tests.Federation.Diagnosis;

/// <summary>Encoded SAML messages: the request in an address, the response in a form, a HAR file, or alone.</summary>
public sealed class SamlMessageTests
{
    private const string Request = """
        <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0" Destination="https://idp.granite.example/saml2"
        AssertionConsumerServiceURL="https://auth.example/login/callback?connection=granite-saml">
        <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">urn:auth0:influx:granite-saml</saml:Issuer></samlp:AuthnRequest>
        """;

    private const string Response = """
        <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_2" Version="2.0" Destination="https://auth.example/login/callback">
        <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://idp.granite.example/entity</saml:Issuer>
        <ds:X509Certificate>AQIDBA==</ds:X509Certificate>
        <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder">
        <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode>
        <samlp:StatusMessage>Lena is locked out</samlp:StatusMessage></samlp:Status>
        <saml:Assertion><saml:NameID>MARKERPERSON</saml:NameID></saml:Assertion></samlp:Response>
        """;

    private static string Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(Response));

    public static TheoryData<string> Responses => new(
        "SAMLResponse=" + Uri.EscapeDataString(Base64) + "&RelayState=abc",
        Base64,
        string.Join('\n', Base64.Chunk(76).Select(line => new string(line))),
        "<input type=\"hidden\" name=\"SAMLResponse\" value=\"" + Base64 + "\"/>",
        "{\"name\":\"SAMLResponse\",\"value\":\"" + Base64 + "\"}");

    [Theory]
    [MemberData(nameof(Responses))]
    public void A_response_tells_its_status_and_its_certificate_and_keeps_no_person(string pasted)
    {
        var error = SignInErrorReader.Read(pasted);

        Assert.Equal(["Responder", "AuthnFailed"], error.SamlStatusCodes);
        Assert.Equal("status.authn-failed", ErrorCatalogue.Diagnose(error).Best?.Id);
        Assert.Equal("12dada1fff4d4787ade3333147202c3b443e376f", Assert.Single(error.Calculated).Hex);
        Assert.Contains("https://idp.granite.example/entity", ErrorClueReader.Read(pasted, error).Addresses);
        Assert.Contains("Issuer: https://idp.granite.example/entity", error.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("MARKERPERSON", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Base64[..60], error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_in_an_address_names_the_connection()
    {
        var pasted = "The page is https://idp.granite.example/saml2?SAMLRequest=" + Uri.EscapeDataString(Deflated(Request)) + "&RelayState=x and shows nothing.";

        var error = SignInErrorReader.Read(pasted);

        Assert.Equal("granite-saml", error.ConnectionName);
        Assert.Contains("granite-saml", ErrorClueReader.Read(pasted, error).ConnectionNames);
    }

    [Theory]
    [InlineData("SAMLResponse=")]
    [InlineData("SAMLResponse=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("SAMLRequest=PHNhbWxwOkF1dGhuUmVxdWVzdCB4bWxuczpzYW1scD0idXJuOm9hc2lzOm5hbWVzOnRjOlNBTUw6Mi4w%%%")]
    public void What_is_no_message_is_no_error(string pasted) => Assert.Empty(SignInErrorReader.Read(pasted).Codes);

    private static string Deflated(string xml)
    {
        using var bytes = new MemoryStream();
        using (var deflate = new DeflateStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(xml));
        }

        return Convert.ToBase64String(bytes.ToArray());
    }
}
