using SupportConsole.Federation;
using SupportConsole.Federation.Pasting;
using SupportConsole.Tests.Federation.Certificates.Corpus;
using SupportConsole.Tests.Federation.Pasting.Corpus;

namespace SupportConsole.Tests.Federation.Pasting;

/// <summary>What a label means by the words before it, beside it and around its value.</summary>
public sealed class LabelMeaningTests
{
    private const string Guid1 = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
    private const string Guid2 = "1b4e28ba-2fa1-4d2e-883f-0016d3cca427";
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> ValuesThatAreNoSecret => new(
        "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\"/>",
        "<samlp:StatusCode\n  Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\"/>",
        "Attribute value: user.mail",
        "Claim value: user.userprincipalname",
        "Default value is False.",
        "Value: user.mail",
        "Name: email\nValue: user.userprincipalname2",
        "| Attribute | Value |\n|---|---|\n| email | user.mail1 |",
        "Name\tValue\nemail\tuser.mail1",
        "{\"type\":\"http://schemas.example/mail\",\"value\":\"ann1@acme.example\"}",
        "{\"kty\":\"RSA\",\"value\":\"-----BEGIN PUBLIC KEY-----\\nMIIBIjANBgkqhkiG9w0B\\n-----END PUBLIC KEY-----\"}",
        "NameID value: persistent1234",
        "Wert: benutzer.email1",
        "Valeur : utilisateur.mail1",
        "Signature Value:\n    8b:2f:11:90:aa:10:5d:77");

    [Theory]
    [MemberData(nameof(ValuesThatAreNoSecret))]
    public void Value_alone_is_no_secret(string paste)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.DoesNotContain(reading.Findings, finding => finding.Kind == PasteFindingKind.ClientSecret);
        Assert.NotEqual(Protocol.Oidc, reading.Protocol);
    }

    [Fact]
    public void What_openssl_prints_before_a_certificate_is_no_secret()
    {
        var printed = "Certificate:\n    Signature Algorithm: sha256WithRSAEncryption\n    Signature Value:\n        8b:2f:11:90:aa\n"
            + CertificateShapes.Pem(SixCertificates.All["RSA 2048"]);

        var reading = PasteReader.Read(printed, Now);

        Assert.Equal(Protocol.Saml, reading.Protocol);
        Assert.DoesNotContain(reading.Findings, finding => finding.Kind == PasteFindingKind.ClientSecret);
    }

    [Theory]
    [InlineData("Secret ID: " + Guid1 + "\nValue: @@S@@")]
    [InlineData("Value: @@S@@\nSecret ID: " + Guid1)]
    [InlineData("Client secrets\nDescription: influx\nExpires: 2027-05-01\nValue: @@S@@")]
    [InlineData("Certificates & secrets\nValue\n@@S@@")]
    [InlineData("Geheime Clientschlüssel\nWert: @@S@@")]
    [InlineData("Description\tExpires\tValue\tSecret ID\ninflux\t5/1/2027\t@@S@@\t" + Guid1)]
    [InlineData("| Description | Value | Secret ID |\n|---|---|---|\n| influx | @@S@@ | " + Guid1 + " |")]
    [InlineData("{\"name\":\"client_secret\",\"value\":\"@@S@@\"}")]
    public void Beside_a_secret_ID_or_below_a_heading_of_client_secrets_it_is(string paste)
    {
        var reading = PasteReader.Read(paste.Replace("@@S@@", RealPaste.Secret, StringComparison.Ordinal), Now);

        Assert.Equal(RealPaste.Secret, reading.Best(PasteFindingKind.ClientSecret)?.Secret?.Reveal());
        Assert.DoesNotContain(RealPaste.Secret, reading.Redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Keystore password: Chang3me99")]
    [InlineData("Admin password: Chang3me99")]
    [InlineData("The database user password: Chang3me99")]
    public void Another_password_is_hidden_and_not_proposed(string paste)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.DoesNotContain(reading.Findings, finding => finding.Kind == PasteFindingKind.ClientSecret);
        Assert.DoesNotContain("Chang3me99", reading.Redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The old secret Abcd1234!xyz is valid until: 12.12.2026\nNew client secret: @@S@@\nExpires: 2027-12-12", "2027-12-12")]
    [InlineData("New client secret: @@S@@ (the old one is valid until: 12.12.2026)", null)]
    [InlineData("Old secret: Abcd1234!xyz\nValid until: 12.12.2026\nNew secret: @@S@@\nValid until: 12.12.2027", "12.12.2027")]
    [InlineData("Das alte Secret ist gültig bis: 12.12.2026\nClient secret: @@S@@", null)]
    [InlineData("Client secret: @@S@@\nOur previous secret expires: 12.12.2026", null)]
    [InlineData("Our old secret leaked. The new secret expires: 2027-12-12\nClient secret: @@S@@", "2027-12-12")]
    [InlineData("Client secret: @@S@@\nCertificate valid until: 2027-12-12", null)]
    [InlineData("Client secret: @@S@@\nAccess token expires: 2027-12-12", null)]
    public void The_expiry_date_of_another_thing_is_not_the_new_secrets(string paste, string? expiry)
    {
        var reading = PasteReader.Read(paste.Replace("@@S@@", RealPaste.Secret, StringComparison.Ordinal), Now);

        Assert.Equal(RealPaste.Secret, reading.Best(PasteFindingKind.ClientSecret)?.Secret?.Reveal());
        Assert.Equal(expiry, reading.Best(PasteFindingKind.SecretExpiry)?.Text);
    }

    [Theory]
    [InlineData("Client secret: Pa55 word with spaces 99", "Pa55 word with spaces 99", "paste.secret-spaces")]
    [InlineData("secret = my 2nd pass phrase", "my 2nd pass phrase", "paste.secret-spaces")]
    [InlineData("Client secret: \"Pa55 word with spaces 99\"", "Pa55 word with spaces 99", null)]
    [InlineData("client_secret: 'Pa55 word with spaces 99'", "Pa55 word with spaces 99", null)]
    [InlineData("Client secret: L0ng-enough-secret and some words more", "L0ng-enough-secret", null)]
    [InlineData("Client secret: L0ng-enough-secret second part", "L0ng-enough-secret", "paste.secret-words")]
    [InlineData("Client secret: L0ng-enough-secret (expires 2027-05-01)", "L0ng-enough-secret", null)]
    public void A_secret_with_spaces_is_taken_whole_or_its_end_is_doubted(string paste, string secret, string? doubt)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.Equal(secret, reading.Best(PasteFindingKind.ClientSecret)?.Secret?.Reveal());
        Assert.Equal(doubt, reading.Problems.FirstOrDefault(problem => problem.Code.StartsWith("paste.secret", StringComparison.Ordinal))?.Code);
        Assert.DoesNotContain(secret, reading.Redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hi, the entity ID is still missing, we will send it tomorrow.")]
    [InlineData("The entity ID is possible to change later.")]
    [InlineData("Entity ID: selected")]
    [InlineData("entity_id = CharField(max_length=200)")]
    [InlineData("entityID: NULL")]
    [InlineData("Entity ID: Pending")]
    [InlineData("Entity ID: to be confirmed")]
    [InlineData("entityId = settings[\"ENTITY_ID\"]")]
    [InlineData("Client ID is missing.")]
    [InlineData("clientId: undefined")]
    [InlineData("The client ID is attached")]
    [InlineData("client_id = getenv('CLIENT_ID')")]
    [InlineData("The issuer is e.g. ours")]
    [InlineData("Issuer: unknown")]
    public void Prose_and_code_are_no_values(string paste)
    {
        var kinds = PasteReader.Read(paste, Now).Findings.Select(finding => finding.Kind);

        Assert.DoesNotContain(kinds, kind => kind is PasteFindingKind.EntityId or PasteFindingKind.ClientId or PasteFindingKind.Issuer);
    }

    [Theory]
    [InlineData("Entity ID: JumpCloud", PasteFindingKind.EntityId, "JumpCloud")]
    [InlineData("Entity ID: acme-idp", PasteFindingKind.EntityId, "acme-idp")]
    [InlineData("The entity ID is urn:acme:idp.", PasteFindingKind.EntityId, "urn:acme:idp")]
    [InlineData("entityID: 'https://idp.example.test/saml',", PasteFindingKind.EntityId, "https://idp.example.test/saml")]
    [InlineData(" issuer: 'https://idp.example.test/',", PasteFindingKind.Issuer, "https://idp.example.test/")]
    [InlineData(" clientId: 'abc-123-def',", PasteFindingKind.ClientId, "abc-123-def")]
    [InlineData("{'client_id': 'abc-123-def', 'other': 'x'}", PasteFindingKind.ClientId, "abc-123-def")]
    [InlineData("Client ID: ‘abc-123-def’", PasteFindingKind.ClientId, "abc-123-def")]
    [InlineData("Client ID: “abc-123-def”.", PasteFindingKind.ClientId, "abc-123-def")]
    [InlineData("Client ID: „abc-123-def“", PasteFindingKind.ClientId, "abc-123-def")]
    [InlineData("Issuer: «https://idp.example.test/x»", PasteFindingKind.Issuer, "https://idp.example.test/x")]
    [InlineData("Login URL: “https://idp.example.test/sso”", PasteFindingKind.SignInUrl, "https://idp.example.test/sso")]
    [InlineData("see ’https://idp.example.test/realms/acme’ there", PasteFindingKind.Issuer, "https://idp.example.test/realms/acme")]
    [InlineData("Client ID: influxdata", PasteFindingKind.ClientId, "influxdata")]
    public void A_value_is_read_without_its_quotation_marks(string paste, PasteFindingKind kind, string value) =>
        Assert.Equal(value, PasteReader.Read(paste, Now).Best(kind)?.Text);

    [Theory]
    [InlineData("Tenant: https://login.microsoftonline.com/" + Guid1)]
    [InlineData("Tenant ID: https://login.microsoftonline.com/" + Guid1 + "/v2.0")]
    [InlineData("Tenant: https://sts.windows.net/" + Guid1 + "/")]
    [InlineData("Directory (tenant) ID: " + Guid1)]
    public void A_tenant_is_an_ID_or_an_address_with_it(string tenant) =>
        Assert.Equal($"https://login.microsoftonline.com/{Guid1}/v2.0", PasteReader.Read($"{tenant}\nClient ID: {Guid2}", Now).Best(PasteFindingKind.Issuer)?.Text);

    [Theory]
    [InlineData("Tenant: acme.onmicrosoft.example")]
    [InlineData("Tenant: https://login.microsoftonline.com/acme.onmicrosoft.example")]
    public void A_tenants_domain_leads_to_the_discovery_URL_since_the_issuer_names_its_ID(string tenant)
    {
        var reading = PasteReader.Read($"{tenant}\nClient ID: {Guid2}", Now);

        Assert.Null(reading.Best(PasteFindingKind.Issuer));
        Assert.Equal(
            "https://login.microsoftonline.com/acme.onmicrosoft.example/v2.0/.well-known/openid-configuration",
            reading.Best(PasteFindingKind.DiscoveryUrl)?.Text);
    }

    [Theory]
    [InlineData("Tenant: acme.us.auth0.com")]
    [InlineData("Tenant: https://acme.example/app")]
    [InlineData("Tenant: ann@acme.example")]
    [InlineData("Tenant: e.g. yours")]
    public void Another_providers_tenant_is_none_of_Entras(string paste) =>
        Assert.DoesNotContain(PasteReader.Read(paste, Now).Findings, finding => finding.Kind is PasteFindingKind.TenantId or PasteFindingKind.Issuer);
}
