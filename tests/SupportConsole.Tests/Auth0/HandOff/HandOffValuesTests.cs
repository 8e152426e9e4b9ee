using SupportConsole.Auth0;
using SupportConsole.Auth0.HandOff;
using SupportConsole.Federation;
using SupportConsole.Federation.Names;

namespace SupportConsole.Tests.Auth0.HandOff;

public sealed class HandOffValuesTests
{
    private static readonly TenantDomain Tenant = TenantDomain.Parse("influxdata.us.auth0.com").Value;
    private static readonly ConnectionName Name = ConnectionName.Parse("acme-prod").Value;
    private static readonly CustomDomain Ready = new("auth.influxdata.com", IsReady: true, IsDefault: true);

    [Fact]
    public void Oidc_needs_the_callback_only()
    {
        var values = HandOffValues.For(Tenant, [Ready], Name, Protocol.Oidc);

        Assert.Equal("https://auth.influxdata.com/login/callback", values.CallbackUrl);
        Assert.Equal("https://auth.influxdata.com/oauth/connection/acme-prod/.well-known/jwks.json", values.PublicKeysUrl);
        Assert.Null(values.EntityId);
        Assert.Null(values.MetadataUrl);
        Assert.Null(values.LogoutUrl);
        Assert.Empty(values.CertificateUrls);
    }

    [Fact]
    public void Saml_carries_the_connection_in_its_addresses_and_the_tenants_name_in_its_entity_id()
    {
        var values = HandOffValues.For(Tenant, [Ready], Name, Protocol.Saml);

        Assert.Equal("https://auth.influxdata.com/login/callback?connection=acme-prod", values.CallbackUrl);
        Assert.Equal("urn:auth0:influxdata:acme-prod", values.EntityId);
        Assert.Equal("https://auth.influxdata.com/samlp/metadata?connection=acme-prod", values.MetadataUrl);
        Assert.Equal("https://auth.influxdata.com/logout", values.LogoutUrl);
        Assert.Null(values.PublicKeysUrl);
    }

    [Fact]
    public void Every_certificate_address_has_the_literal_word_connection()
    {
        var values = HandOffValues.For(Tenant, [], Name, Protocol.Saml);

        Assert.Equal(["pem", "cer", "rawpem", "pb7", "fingerprint"], values.CertificateUrls.Select(certificate => certificate.Format));
        Assert.All(
            values.CertificateUrls,
            certificate => Assert.Equal($"https://influxdata.us.auth0.com/{certificate.Format}?cert=connection", certificate.Url));
    }

    [Fact]
    public void A_connection_with_its_own_key_has_its_certificate_in_the_metadata_only() =>
        Assert.Empty(HandOffValues.For(Tenant, [Ready], Name, Protocol.Saml, hasOwnKey: true).CertificateUrls);

    [Theory]
    [InlineData("https://sp.acme.example", "https://sp.acme.example")]
    [InlineData("", "urn:auth0:influxdata:acme-prod")]
    [InlineData("  ", "urn:auth0:influxdata:acme-prod")]
    [InlineData(null, "urn:auth0:influxdata:acme-prod")]
    public void A_configured_entity_id_replaces_the_default_one(string? set, string expected) =>
        Assert.Equal(expected, HandOffValues.For(Tenant, [Ready], Name, Protocol.Saml, set).EntityId);

    [Theory]
    [InlineData("influxdata.eu.auth0.com", "urn:auth0:influxdata:acme-prod")]
    [InlineData("old.auth0.com", "urn:auth0:old:acme-prod")]
    public void The_tenants_name_is_the_first_label_in_every_region(string domain, string expected) =>
        Assert.Equal(expected, HandOffValues.For(TenantDomain.Parse(domain).Value, [Ready], Name, Protocol.Saml).EntityId);

    public static TheoryData<CustomDomain[], string> Hosts => new()
    {
        { [], "influxdata.us.auth0.com" },
        { [Ready], "auth.influxdata.com" },
        { [new("AUTH.influxdata.com", true, true)], "auth.influxdata.com" },
        { [new("auth.influxdata.com", false, true)], "influxdata.us.auth0.com" },
        { [new("auth.influxdata.com", false, true), new("b.influxdata.com", true, false)], "b.influxdata.com" },
        { [new("a.influxdata.com", true, false), new("z.influxdata.com", true, true)], "z.influxdata.com" },
        { [new("b.influxdata.com", true, false), new("a.influxdata.com", true, false)], "a.influxdata.com" },
        { [new(" ", true, true)], "influxdata.us.auth0.com" },
    };

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Only_a_custom_domain_that_is_ready_is_given_to_customers(CustomDomain[] domains, string host)
    {
        var values = HandOffValues.For(Tenant, domains, Name, Protocol.Saml);

        Assert.Equal(host, values.Host);
        Assert.All(
            new[] { values.CallbackUrl, values.MetadataUrl!, values.LogoutUrl! }.Concat(
                values.CertificateUrls.Select(certificate => certificate.Url)),
            url => Assert.StartsWith($"https://{host}/", url, StringComparison.Ordinal));
    }

    [Fact]
    public void An_old_tenants_odd_name_is_escaped_in_addresses_and_kept_in_the_entity_id()
    {
        var values = HandOffValues.For(Tenant, [], ConnectionName.FromTenant("acme & co"), Protocol.Saml);

        Assert.EndsWith("?connection=acme%20%26%20co", values.CallbackUrl, StringComparison.Ordinal);
        Assert.Equal("urn:auth0:influxdata:acme & co", values.EntityId);
    }
}
