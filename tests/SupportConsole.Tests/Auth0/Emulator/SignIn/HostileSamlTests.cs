using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Auth0.Emulator.SignIn;

/// <summary>Responses that somebody tampered with, wrapped, replayed or addressed to others: nobody gets a code.</summary>
public sealed partial class HostileSamlTests(SharedWalk shared) : IClassFixture<SharedWalk>
{
    private const string OtherNamespace = "xmlns:x=\"urn:oasis:names:tc:SAML:2.0:assertion\"";

    /// <summary>Each takes the genuine response and gives the hostile one.</summary>
    private static readonly Dictionary<string, Func<string, string>> Edits = new()
    {
        ["another person"] = xml => xml.Replace("u-1001", "u-1002", StringComparison.Ordinal),
        ["another email"] = xml => xml.Replace("priya.raman@", "admin@", StringComparison.Ordinal),
        ["another audience"] = xml => xml.Replace("urn:auth0:influxdata-dev:demo-saml", "urn:auth0:influxdata-dev:other", StringComparison.Ordinal),
        ["a longer life"] = xml => Regex.Replace(xml, "NotOnOrAfter=\"20\\d\\d", "NotOnOrAfter=\"2099"),
        ["no conditions"] = xml => Regex.Replace(xml, "<Conditions.*?</Conditions>", ""),
        ["no signature"] = xml => SignatureElement().Replace(xml, ""),
        ["an empty signature"] = xml => SignatureElement().Replace(xml, "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\" />"),
        ["an emptied signature value"] = xml => Regex.Replace(xml, "<SignatureValue>.*?</SignatureValue>", "<SignatureValue></SignatureValue>"),
        ["a signature value of zeros"] = xml => Regex.Replace(
            xml, "<SignatureValue>.*?</SignatureValue>", $"<SignatureValue>{Convert.ToBase64String(new byte[256])}</SignatureValue>"),
        ["another digest"] = xml => Regex.Replace(
            xml, "<DigestValue>.*?</DigestValue>", $"<DigestValue>{Convert.ToBase64String(new byte[32])}</DigestValue>"),
        ["a reference to the whole document"] = xml => Regex.Replace(xml, "<Reference URI=\"[^\"]*\"", "<Reference URI=\"\""),
        ["a reference to nothing"] = xml => Regex.Replace(xml, "<Reference URI=\"[^\"]*\"", "<Reference URI=\"#nothing\""),
        ["an HMAC with the public key"] = xml => xml.Replace(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2000/09/xmldsig#hmac-sha1", StringComparison.Ordinal),
        ["an XPath transform"] = xml => xml.Replace(
            "http://www.w3.org/2001/10/xml-exc-c14n#\" /></Transforms>",
            "http://www.w3.org/TR/1999/REC-xpath-19991116\" /></Transforms>",
            StringComparison.Ordinal),
        ["a second assertion in front"] = xml => xml.Replace("<Assertion ", Forged() + "<Assertion ", StringComparison.Ordinal),
        ["a second assertion behind"] = xml => xml.Replace("</Assertion>", "</Assertion>" + Forged(), StringComparison.Ordinal),
        ["a forged assertion that contains the genuine one"] = xml => Wrapped(xml, assertion => Forged(assertion)),
        ["a forged assertion with the genuine one in its signature"] = xml =>
            Wrapped(xml, assertion => Forged($"<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><Object>{assertion}</Object></Signature>")),
        ["the genuine assertion in an extension"] = xml => Wrapped(xml, assertion =>
            $"<samlp:Extensions xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\">{assertion}</samlp:Extensions>{Forged()}"),
        ["the genuine assertion in the status"] = xml => Wrapped(xml, assertion =>
            $"<samlp:StatusDetail xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\">{assertion}</samlp:StatusDetail>{Forged()}"),
        ["a forged assertion with the genuine signature and ID"] = xml => Wrapped(xml, assertion =>
            Forged(SignatureElement().Match(assertion).Value).Replace("_forged", IdOf(assertion), StringComparison.Ordinal)),
        ["two elements of one ID"] = xml => Wrapped(xml, assertion =>
            $"<x:Advice {OtherNamespace} ID=\"{IdOf(assertion)}\" />{assertion}"),
        ["only an encrypted assertion"] = xml => Wrapped(xml, _ =>
            "<EncryptedAssertion xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"><EncryptedData xmlns=\"http://www.w3.org/2001/04/xmlenc#\" /></EncryptedAssertion>"),
        ["no assertion"] = xml => Wrapped(xml, _ => ""),
        ["a failed status"] = xml => xml.Replace("status:Success", "status:AuthnFailed", StringComparison.Ordinal),
        ["no status"] = xml => Regex.Replace(xml, "<(\\w+:)?Status>.*?</(\\w+:)?Status>", ""),
        ["another destination"] = xml => Regex.Replace(xml, "Destination=\"[^\"]*\"", "Destination=\"https://evil.example/login/callback\""),
        ["an answer to another request"] = xml => Regex.Replace(xml, "(<Response [^>]*)InResponseTo=\"[^\"]*\"", "$1InResponseTo=\"_another\""),
        ["an answer to no request"] = xml => Regex.Replace(xml, "(<Response [^>]*)InResponseTo=\"[^\"]*\"", "$1"),
        ["a document type"] = xml => "<!DOCTYPE Response [<!ENTITY e \"x\">]>" + xml,
        ["an external entity"] = xml => "<!DOCTYPE Response [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + xml,
        ["another root"] = xml => $"<Wrapper>{xml}</Wrapper>",
        ["no XML"] = _ => "hello",
        ["nothing"] = _ => "",
        ["a request instead"] = _ => "<AuthnRequest xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_1\" />",
        ["an embedded certificate of another"] = xml => Regex.Replace(
            xml, "<X509Certificate>.*?</X509Certificate>", $"<X509Certificate>{OtherCertificate()}</X509Certificate>"),
        ["SAML 1"] = xml => xml.Replace("SAML:2.0:protocol", "SAML:1.0:protocol", StringComparison.Ordinal),
    };

    private const string NotGenuine = "Signature check errors: could not validate Signature(s)";
    private const string Several = "A SAMLResponse can contain only one Assertion element.";
    private const string NoAssertion = "saml response does not contain an Assertion element";
    private const string NoResponse = "SAMLResponse is missing or is not a valid SAML Response.";
    private const string NotSaml = "SAMLResponse is not a valid SAML Response.";
    private const string NotAsked = "InResponseTo mismatch";

    /// <summary>How the refusal begins; what is not named here breaks the signature.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["no signature"] = "Signature is missing: neither the response nor the assertion are signed",
        ["a second assertion in front"] = Several,
        ["a second assertion behind"] = Several,
        ["a forged assertion that contains the genuine one"] = Several,
        ["a forged assertion with the genuine one in its signature"] = Several,
        ["the genuine assertion in an extension"] = Several,
        ["the genuine assertion in the status"] = Several,
        ["only an encrypted assertion"] = "Assertion is encrypted. Please set options.decryptionKey with your decryption private key.",
        ["no assertion"] = NoAssertion,
        ["a failed status"] = "The responding provider was unable to successfully authenticate the principal",
        ["no status"] = NoAssertion,
        ["another destination"] = "Destination endpoint https://evil.example/login/callback did not match ",
        ["an answer to another request"] = NotAsked,
        ["an answer to no request"] = NotAsked,
        ["a document type"] = NoResponse,
        ["an external entity"] = NoResponse,
        ["another root"] = NotSaml,
        ["no XML"] = NoResponse,
        ["nothing"] = NoResponse,
        ["a request instead"] = NotSaml,
        ["an embedded certificate of another"] = "Invalid thumbprint (configured: ",
        ["SAML 1"] = NotSaml,
    };

    public static TheoryData<string> Names => [.. Edits.Keys];

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public async Task It_gets_no_code_and_the_words_of_its_fault(string name)
    {
        var walk = shared.Walk;
        var genuine = await walk.SamlFormAsync("demo-saml");
        var hostile = genuine.With(Edits[name]);

        using var answer = await walk.PostAsync(hostile);

        Assert.NotEqual(genuine.Response, hostile.Response);
        var said = SignInWalk.Answer(answer);
        Assert.False(said.ContainsKey("code"));
        Assert.StartsWith(Words.GetValueOrDefault(name, NotGenuine), said["error_description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_genuine_response_gets_a_code_once()
    {
        var walk = shared.Walk;
        var genuine = await walk.SamlFormAsync("demo-saml");

        using var first = await walk.PostAsync(genuine);
        using var again = await walk.PostAsync(genuine);

        Assert.Contains("code=", first.Headers.Location!.Query, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains("IdP-Initiated login is not enabled", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_to_one_sign_in_does_not_serve_another()
    {
        var walk = shared.Walk;
        var mine = await walk.SamlFormAsync("demo-saml");
        var yours = await walk.SamlFormAsync("demo-saml");

        using var swapped = await walk.PostAsync(mine with { Response = yours.Response });
        using var crossed = await walk.PostAsync((await walk.SamlFormAsync("demo-saml-post")) with { Response = yours.Response });

        Assert.Equal("InResponseTo mismatch", SignInWalk.Answer(swapped)["error_description"]);
        Assert.False(SignInWalk.Answer(crossed).ContainsKey("code"));
    }

    [Fact]
    public async Task An_old_response_is_refused()
    {
        await using var walk = await SignInWalk.StartAsync();
        var form = await walk.SamlFormAsync("demo-saml");
        walk.Clock.Advance(TimeSpan.FromMinutes(7));

        using var late = await walk.PostAsync(form);

        Assert.Equal("assertion has expired.", SignInWalk.Answer(late)["error_description"]);
    }

    private static string Wrapped(string xml, Func<string, string> wrap)
    {
        var assertion = AssertionElement().Match(xml).Value;
        return xml.Replace(assertion, wrap(assertion), StringComparison.Ordinal);
    }

    private static string Forged(string inside = "") =>
        $"<Assertion xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_forged\" Version=\"2.0\">{inside}<Subject><NameID>admin</NameID></Subject></Assertion>";

    private static string IdOf(string assertion) => Regex.Match(assertion, "ID=\"([^\"]+)\"").Groups[1].Value;

    private static string OtherCertificate()
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=other", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now, now.AddYears(1));
        return Convert.ToBase64String(certificate.RawData);
    }

    [GeneratedRegex("<Signature .*?</Signature>", RegexOptions.Singleline)]
    private static partial Regex SignatureElement();

    [GeneratedRegex("<Assertion .*</Assertion>", RegexOptions.Singleline)]
    private static partial Regex AssertionElement();
}
