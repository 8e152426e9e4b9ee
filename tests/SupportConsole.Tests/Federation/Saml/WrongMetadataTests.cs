using SupportConsole.Federation.Saml;
using SupportConsole.Tests.Federation.Saml.Corpus;

namespace SupportConsole.Tests.Federation.Saml;

/// <summary>Sound XML that says the wrong thing: refused where Auth0 could not use it, with a finding where an engineer should know.</summary>
public sealed class WrongMetadataTests
{
    private const string Sso = """<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.acme.example/sso"/>""";
    private static readonly string Key = Signing(Keys.First);

    public static TheoryData<string, string, string> Refused => new()
    {
        { "metadata.service-provider", "SPSSODescriptor", GoodMetadata.ServiceProvider },
        { "metadata.no-idp", "no role", "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"a\"/>" },
        { "metadata.no-idp", "AttributeAuthorityDescriptor", Entity("<AttributeAuthorityDescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>") },
        { "metadata.no-idp", "WS-Federation", Entity("<RoleDescriptor protocolSupportEnumeration=\"http://docs.oasis-open.org/wsfed/federation/200706\"/>") },
        { "metadata.no-idp", "AffiliationDescriptor", Entity("<AffiliationDescriptor affiliationOwnerID=\"a\"/>") },
        { "metadata.no-entity", "nobody", "<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"/>" },
        { "metadata.saml1", "SAML 2.0", Idp(Key + Sso).Replace("SAML:2.0:protocol", "SAML:1.1:protocol", StringComparison.Ordinal) },
        { "metadata.no-signing-key", "no signing certificate", Idp(Sso) },
        { "metadata.encryption-only", "encryption only", Idp(Signing(Keys.First, "encryption") + Sso) },
        { "metadata.key-use", "\"sign\"", Idp(Signing(Keys.First, "sign") + Sso) },
        { "metadata.no-certificate", "without an X509Certificate", Idp("<KeyDescriptor use=\"signing\"><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><KeyName>k</KeyName></KeyInfo></KeyDescriptor>" + Sso) },
        { "metadata.no-certificate", "without an X509Certificate", Idp("<KeyDescriptor/>" + Sso) },
        { "metadata.certificate-empty", "empty", Idp(Signing("\n  ") + Sso) },
        { "metadata.certificate-base64", "not base64", Idp(Signing("certificate goes here!") + Sso) },
        { "metadata.certificate-base64", "not base64", Idp(Signing(Keys.First[..200] + "…" + Keys.First[210..]) + Sso) },
        { "certificate.unreadable", "cannot be read", Idp(Signing("AAAAAAAAAAAA") + Sso) },
        { "certificate.unreadable", "cannot be read", Idp(Signing(Keys.First[..400]) + Sso) },
        { "metadata.no-sign-in", "SingleSignOnService", Idp(Key) },
        { "metadata.no-sign-in", "SingleSignOnService", Idp(Key + $"<Extensions>{Sso}</Extensions>") },
        { "metadata.binding", "SOAP", Idp(Key + Sso.Replace("HTTP-Redirect", "SOAP", StringComparison.Ordinal)) },
        { "metadata.binding", "no binding", Idp(Key + "<SingleSignOnService Location=\"https://idp.acme.example/sso\"/>") },
        { "metadata.binding", "http-redirect", Idp(Key + Sso.Replace("HTTP-Redirect", "http-redirect", StringComparison.Ordinal)) },
        { "metadata.binding", "HTTP-POST-SimpleSign", Idp(Key + Sso.Replace("HTTP-Redirect", "HTTP-POST-SimpleSign", StringComparison.Ordinal)) },
        { "metadata.sign-in-url", "http, not https", Idp(Key + Located("http://idp.acme.example/sso")) },
        { "metadata.sign-in-url", "javascript:", Idp(Key + Located("javascript:alert(1)")) },
        { "metadata.sign-in-url", "data:", Idp(Key + Located("data:text/html,hello")) },
        { "metadata.sign-in-url", "file:", Idp(Key + Located("file:///etc/hosts")) },
        { "metadata.sign-in-url", "user name", Idp(Key + Located("https://user:word@idp.acme.example/sso")) },
        { "metadata.sign-in-url", "user name", Idp(Key + Located("https://idp.acme.example@evil.example/sso")) },
        { "metadata.sign-in-url", "\\", Idp(Key + Located("https://idp.acme.example\\@evil.example/")) },
        { "metadata.sign-in-url", "fragment", Idp(Key + Located("https://idp.acme.example/#/sso")) },
        { "metadata.sign-in-url", "empty", Idp(Key + Located("")) },
        { "metadata.sign-in-url", "not a full address", Idp(Key + Located("/idp/sso")) },
        { "metadata.sign-in-url", "space", Idp(Key + Located("https://idp.acme.example/s s o")) },
        { "metadata.sign-in-url", "invisible", Idp(Key + Located("https://idp.acme\u200b.example/sso")) },
        { "metadata.sign-in-url", "{", Idp(Key + Located("https://{your-domain}/sso")) },
        { "metadata.sign-in-url", "2,048", Idp(Key + Located("https://idp.acme.example/" + new string('s', 2048))) },
        { "metadata.no-entity-id", "entityID", Idp(Key + Sso, id: null) },
        { "metadata.no-entity-id", "entityID", Idp(Key + Sso, id: "  ") },
        { "metadata.entity-id-too-long", "1,024", Idp(Key + Sso, id: "https://" + new string('i', 1024)) },
        { "metadata.entity-id-character", "line break", Idp(Key + Sso, id: "https://a&#10;b") },
        { "metadata.certificates", "51", Idp(string.Concat(Enumerable.Repeat(Key, 51)) + Sso) },
        { "metadata.part", "part of metadata", "<IDPSSODescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"/>" },
        { "metadata.saml-response", "SAML response", "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>" },
        { "metadata.authn-request", "LogoutRequest", "<LogoutRequest xmlns=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>" },
        { "metadata.assertion", "assertion", "<Assertion xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>" },
        { "metadata.wrong-root", "SAML:1.0", "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:1.0:metadata\"/>" },
        { "metadata.error", "error answer", "<Error><Code>AccessDenied</Code></Error>" },
    };

    public static TheoryData<string, string, string> Found => new()
    {
        { "metadata.expired", "1 Jan 2025", Idp(Key + Sso, more: "validUntil=\"2025-01-01T00:00:00Z\"") },
        { "metadata.expired", "1 Jan 2024", $"<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" validUntil=\"2024-01-01T00:00:00Z\">{Idp(Key + Sso, more: "validUntil=\"2030-01-01T00:00:00Z\"")}</EntitiesDescriptor>" },
        { "metadata.valid-until", "tomorrow", Idp(Key + Sso, more: "validUntil=\"tomorrow\"") },
        { "metadata.certificate-left-out", "line 1", Idp(Signing("certificate goes here!") + Key + Sso) },
        { "metadata.certificate-left-out", "cannot be read", Idp(Key + Signing("AAAA") + Sso) },
        { "metadata.key-use", "\"sign\"", Idp(Key + Signing(Keys.Next, "sign") + Sso) },
        { "metadata.several-certificates", "2 signing certificates", Idp(Key + Signing(Keys.Next) + Sso) },
        { "metadata.chain", "1 of its issuers", Idp(Signing($"{Keys.First}</X509Certificate><X509Certificate>{Keys.Authority}") + Sso) },
        { "certificate.expired", "expired", Idp(Signing(Keys.Expired) + Sso) },
        { "certificate.not-yet", "not valid yet", Idp(Signing(Keys.Future) + Sso) },
        { "certificate.weak-key", "1024", Idp(Signing(Keys.Weak) + Sso) },
        { "certificate.old-hash", "sha1", Idp(Signing(Keys.Weak) + Sso) },
        { "certificate.ca", "authority", Idp(Signing(Keys.Authority) + Sso) },
        { "metadata.wants-signed", "WantAuthnRequestsSigned", Idp(Key + Sso).Replace("<IDPSSODescriptor", "<IDPSSODescriptor WantAuthnRequestsSigned=\" true \"", StringComparison.Ordinal) },
        { "metadata.two-roles", "service provider", Idp(Key + Sso).Replace("</EntityDescriptor>", "<SPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"/></EntityDescriptor>", StringComparison.Ordinal) },
        { "metadata.several-idp-roles", "2 IDPSSODescriptors", Idp(Key + Sso + "</IDPSSODescriptor><IDPSSODescriptor>" + Key + Sso) },
        { "metadata.several", "2 identity providers", $"<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">{Idp(Key + Sso)}{Idp(Key + Sso, id: "urn:other")}</EntitiesDescriptor>" },
        { "metadata.duplicate-entity", "2 times", $"<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">{Idp(Key + Sso)}{Idp(Signing(Keys.Next) + Sso)}</EntitiesDescriptor>" },
        { "metadata.entity-left-out", "urn:bad is left out", $"<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">{Idp(Sso, id: "urn:bad")}{Idp(Key + Sso)}</EntitiesDescriptor>" },
        { "metadata.sign-in-url", "http, not https", Idp(Key + Located("http://idp.acme.example/sso") + Sso.Replace("HTTP-Redirect", "HTTP-POST", StringComparison.Ordinal)) },
        { "metadata.several-sign-in", "other", Idp(Key + Sso + Located("https://idp.acme.example/other")) },
        { "metadata.sign-out-url", "http, not https", Idp(Key + Sso + SignOut("HTTP-Redirect", "http://idp.acme.example/slo")) },
        { "metadata.sign-out-url", "javascript:", Idp(Key + Sso + SignOut("HTTP-POST", "javascript:alert(1)")) },
        { "metadata.sign-out-binding", "SOAP", Idp(Key + Sso + SignOut("SOAP", "https://idp.acme.example/slo")) },
        { "metadata.entity-id-space", "space", Idp(Key + Sso, id: "Acme Identity Provider") },
        { "metadata.entity-id-edge", "around", Idp(Key + Sso, id: " https://idp.acme.example/id ") },
        { "metadata.transient-only", "transient", Idp(Key + Sso + "<NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:transient</NameIDFormat>") },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_Auth0_could_not_use_is_refused_by_its_cause(string code, string named, string document)
    {
        var problem = IdpMetadataReader.Read(document, Keys.Now).Problem;

        Assert.Equal(code, problem?.Code);
        Assert.Contains(named, problem?.What, StringComparison.Ordinal);
        Assert.NotEmpty(problem!.Cure);
    }

    [Theory]
    [MemberData(nameof(Found), DisableDiscoveryEnumeration = true)]
    public void What_an_engineer_should_know_is_found_and_the_rest_is_read(string code, string named, string document)
    {
        var read = IdpMetadataReader.Read(document, Keys.Now).Value;

        var finding = read.Findings.First(one => one.Code == code);
        Assert.Contains(named, finding.What, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Cure);
        Assert.Contains(read.Notes, note => note.Contains(finding.What, StringComparison.Ordinal));
    }

    [Fact]
    public void Good_metadata_has_nothing_found() => Assert.Empty(IdpMetadataReader.Read(Idp(Key + Sso), Keys.Now).Value.Findings);

    [Fact]
    public void A_sign_out_address_that_Auth0_does_not_take_is_not_proposed()
    {
        var read = IdpMetadataReader.Read(Idp(Key + Sso + SignOut("HTTP-Redirect", "http://idp.acme.example/slo") + SignOut("HTTP-POST", "https://idp.acme.example/slo")), Keys.Now).Value;

        Assert.Equal("https://idp.acme.example/slo", read.IdentityProviders[0].ProposedSignOut?.Value.Location);
        Assert.Null(IdpMetadataReader.Read(Idp(Key + Sso + SignOut("HTTP-Redirect", "ftp://idp.acme.example/slo")), Keys.Now).Value.IdentityProviders[0].ProposedSignOut);
    }

    [Fact]
    public void A_problem_names_the_line_and_column_of_what_is_wrong() =>
        Assert.Contains("(line 3, column 2)", IdpMetadataReader.Read(Idp("\n" + Key + "\n" + Located("http://idp.acme.example/sso")), Keys.Now).Problem?.What, StringComparison.Ordinal);

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----\n", "\n-----END CERTIFICATE-----")]
    [InlineData(" \t\r\n", "\n\n")]
    public void A_certificate_in_armour_or_among_spaces_is_read(string before, string after) =>
        Assert.Equal(Convert.FromBase64String(Keys.First), Assert.Single(IdpMetadataReader.Read(Idp(Signing(before + Keys.First + after) + Sso), Keys.Now).Value.IdentityProviders[0].SigningCertificates).Der.ToArray());

    private static string Located(string location) => $"<SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\" Location=\"{location}\"/>";

    private static string SignOut(string binding, string location) => $"<SingleLogoutService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:{binding}\" Location=\"{location}\"/>";

    private static string Signing(string base64, string use = "signing") => $"<KeyDescriptor use=\"{use}\">{IdpShapes.KeyInfo(base64)}</KeyDescriptor>";

    private static string Entity(string inner, string? id = "https://idp.acme.example/id", string more = "") =>
        $"<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"{(id is null ? "" : $" entityID=\"{id}\"")} {more}>{inner}</EntityDescriptor>";

    private static string Idp(string inner, string? id = "https://idp.acme.example/id", string more = "") => Entity($"<IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">{inner}</IDPSSODescriptor>", id, more);
}
