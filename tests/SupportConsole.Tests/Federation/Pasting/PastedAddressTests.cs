using SupportConsole.Federation;
using SupportConsole.Federation.Pasting;

namespace SupportConsole.Tests.Federation.Pasting;

/// <summary>Addresses are taken whole, and what they are follows from what is around them.</summary>
public sealed class PastedAddressTests
{
    private const string Guid1 = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
    private const string Guid2 = "1b4e28ba-2fa1-4d2e-883f-0016d3cca427";
    private const string Entra = "https://login.microsoftonline.com/" + Guid1 + "/federationmetadata/2007-06/federationmetadata.xml?appid=" + Guid2;
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly OwnAddresses Own = OwnAddresses.Of("influxdata-dev", ["influxdata-dev.us.auth0.com", "https://login.influx.example/"]);

    [Theory]
    [InlineData("App Federation Metadata Url: " + Entra)]
    [InlineData(Entra)]
    [InlineData("Our metadata is at " + Entra + ".")]
    [InlineData("App Federation Metadata Url\t" + Entra)]
    [InlineData("metadata <" + Entra + ">")]
    public void A_label_inside_an_address_does_not_cut_it(string paste)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.Equal(Entra, reading.Best(PasteFindingKind.MetadataUrl)?.Text);
        Assert.Null(reading.Best(PasteFindingKind.ClientId));
        Assert.Equal(Protocol.Saml, reading.Protocol);
    }

    [Theory]
    [InlineData("Login URL: https://idp.acme.example/sso?issuer=https://sp.example&client_id=abc12345&tenant=t1.example", PasteFindingKind.SignInUrl)]
    [InlineData("Logout URL: https://idp.acme.example/slo?domain=acme.example&secret=1", PasteFindingKind.SignOutUrl)]
    [InlineData("Metadata URL: https://idp.acme.example/metadata?entityid=urn:x&appid=12345678", PasteFindingKind.MetadataUrl)]
    [InlineData("Discovery URL: https://idp.acme.example/x/.well-known/openid-configuration?appid=12345678", PasteFindingKind.DiscoveryUrl)]
    public void Whatever_its_query_names_it_stays_whole(string paste, PasteFindingKind kind)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.Equal(paste[(paste.IndexOf(": ", StringComparison.Ordinal) + 2)..], reading.Best(kind)?.Text);
        Assert.All(reading.Findings, finding => Assert.Equal(kind, finding.Kind));
    }

    [Fact]
    public void Values_of_a_form_outside_an_address_are_still_read()
    {
        var reading = PasteReader.Read("https://idp.acme.example/realms/acme client_id=0oa1b2c3d4&client_secret=Mark3r-S3cret_Value.0123456789", Now);

        Assert.Equal("0oa1b2c3d4", reading.Best(PasteFindingKind.ClientId)?.Text);
        Assert.Equal("https://idp.acme.example/realms/acme", reading.Best(PasteFindingKind.Issuer)?.Text);
    }

    [Theory]
    [InlineData("https://auth.acme.example/application/o/influx/.well-known/openid-configuration")]
    [InlineData("Discovery: https://acme.us.auth0.com/.well-known/openid-configuration")]
    [InlineData("Issuer: https://acme.b2clogin.com/acme.onmicrosoft.com/B2C_1_signin/v2.0/.well-known/openid-configuration")]
    [InlineData("https://login.microsoftonline.com/" + Guid1 + "/v2.0/.well-known/openid-configuration?appid=" + Guid2)]
    public void No_issuer_is_made_from_a_discovery_URL(string paste)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.Null(reading.Best(PasteFindingKind.Issuer));
        Assert.Equal(paste[paste.IndexOf("https", StringComparison.Ordinal)..], reading.Best(PasteFindingKind.DiscoveryUrl)?.Text);
        Assert.DoesNotContain("issuer or discovery URL", reading.Missing);
    }

    [Fact]
    public void Discovery_URL_and_issuer_are_two_values()
    {
        const string Discovery = "https://acme.ciamlogin.com/acme.example/v2.0/.well-known/openid-configuration";
        const string Issuer = "https://" + Guid1 + ".ciamlogin.com/" + Guid1 + "/v2.0";

        var reading = PasteReader.Read($"Discovery URL: {Discovery}\nIssuer: {Issuer}\nClient ID: {Guid2}", Now);

        Assert.Equal(Discovery, reading.Best(PasteFindingKind.DiscoveryUrl)?.Text);
        Assert.Equal(Issuer, reading.Best(PasteFindingKind.Issuer)?.Text);
    }

    [Theory]
    [InlineData("Issuer URL: https://app.onelogin.com/saml/metadata/" + Guid1 + "\nSAML 2.0 Endpoint (HTTP): https://acme.onelogin.com/trust/saml2/http-post/sso/" + Guid1, "https://app.onelogin.com/saml/metadata/" + Guid1, true)]
    [InlineData("Issuer URL: https://app.onelogin.com/saml/metadata/" + Guid1, "https://app.onelogin.com/saml/metadata/" + Guid1, true)]
    [InlineData("Issuer: https://idp.acme.example/idp\nLogin URL: https://idp.acme.example/sso", "https://idp.acme.example/idp", false)]
    [InlineData("Issuer: http://www.okta.com/exk1abc2def3", "http://www.okta.com/exk1abc2def3", false)]
    [InlineData("Issuer URI: https://accounts.google.com/o/saml2?idpid=C01\nSSO URL: https://accounts.google.com/o/saml2/idp?idpid=C01", "https://accounts.google.com/o/saml2?idpid=C01", false)]
    public void Among_SAML_values_an_issuer_is_the_entity_ID(string paste, string entityId, bool isMetadata)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.Equal(entityId, reading.Best(PasteFindingKind.EntityId)?.Text);
        Assert.Equal(isMetadata ? entityId : null, reading.Best(PasteFindingKind.MetadataUrl)?.Text);
        Assert.Null(reading.Best(PasteFindingKind.Issuer));
        Assert.Equal(Protocol.Saml, reading.Protocol);
    }

    [Theory]
    [InlineData("Issuer: https://idp.acme.example/idp\nClient ID: 0oa1b2c3d4")]
    [InlineData("Entity ID: https://acme.okta.com\nClient ID: 0oa1b2c3d4\nClient secret: Mark3r-S3cret_Value.0123456789")]
    [InlineData("Issuer: https://sts.windows.net/" + Guid1 + "/\nClient ID: " + Guid2)]
    public void Among_OIDC_values_it_is_the_issuer(string paste)
    {
        var reading = PasteReader.Read(paste, Now);

        Assert.NotNull(reading.Best(PasteFindingKind.Issuer));
        Assert.Null(reading.Best(PasteFindingKind.EntityId));
    }

    [Fact]
    public void Our_own_values_in_Oktas_form_are_never_proposed()
    {
        const string Mail = """
            Single sign-on URL: https://influxdata-dev.us.auth0.com/login/callback?connection=acme-saml
            Audience URI (SP Entity ID): urn:auth0:influxdata-dev:acme-saml
            Identity Provider Single Sign-On URL: https://acme.okta.com/app/influx/exk1abc2def3/sso/saml
            Identity Provider Issuer: http://www.okta.com/exk1abc2def3
            """;

        var reading = PasteReader.Read(Mail, Now, Own);

        Assert.Equal("https://acme.okta.com/app/influx/exk1abc2def3/sso/saml", reading.Best(PasteFindingKind.SignInUrl)?.Text);
        Assert.Equal("http://www.okta.com/exk1abc2def3", reading.Best(PasteFindingKind.EntityId)?.Text);
        Assert.True(Assert.Single(reading.Findings, finding => finding.Text.Contains("/login/callback", StringComparison.Ordinal)).IsOurs);
    }

    [Fact]
    public void Our_own_values_in_Entras_form_are_never_proposed()
    {
        const string Page = """
            Identifier (Entity ID): urn:auth0:influxdata-dev:acme-saml
            Reply URL (Assertion Consumer Service URL): https://login.influx.example/login/callback?connection=acme-saml
            Sign on URL: https://acme.a.influxdb.io/login
            Login URL: https://login.microsoftonline.com/3f2504e0-4f89-11d3-9a0c-0305e82c3301/saml2
            Microsoft Entra Identifier: https://sts.windows.net/3f2504e0-4f89-11d3-9a0c-0305e82c3301/
            """;

        var reading = PasteReader.Read(Page, Now, Own);

        Assert.Equal("https://login.microsoftonline.com/3f2504e0-4f89-11d3-9a0c-0305e82c3301/saml2", reading.Best(PasteFindingKind.SignInUrl)?.Text);
        Assert.Equal("https://sts.windows.net/3f2504e0-4f89-11d3-9a0c-0305e82c3301/", reading.Best(PasteFindingKind.EntityId)?.Text);
    }

    [Theory]
    [InlineData("Login URL: https://influxdata-dev.us.auth0.com/samlp/abc", PasteFindingKind.SignInUrl)]
    [InlineData("Entity ID: urn:auth0:influxdata-dev:acme-saml", PasteFindingKind.EntityId)]
    [InlineData("Issuer: https://LOGIN.influx.example/", PasteFindingKind.Issuer)]
    [InlineData("https://login.influx.example:443/.well-known/openid-configuration", PasteFindingKind.DiscoveryUrl)]
    [InlineData("Metadata URL: https://influxdata-dev.us.auth0.com./samlp/metadata?connection=acme", PasteFindingKind.MetadataUrl)]
    public void Ours_alone_is_shown_as_ours_and_proposed_for_nothing(string paste, PasteFindingKind kind)
    {
        var reading = PasteReader.Read(paste, Now, Own);

        Assert.Null(reading.Best(kind));
        Assert.True(Assert.Single(reading.Findings).IsOurs);
        Assert.Null(reading.Protocol);
    }

    [Theory]
    [InlineData("https://influxdata-dev.us.auth0.com/login/callback", true)]
    [InlineData("https://cluster-1.a.influxdb.io/login", true)]
    [InlineData("login.influx.example", true)]
    [InlineData("urn:auth0:influxdata-dev:x", true)]
    [InlineData("urn:auth0:acme:x", false)]
    [InlineData("https://acme.us.auth0.com/", false)]
    [InlineData("https://influxdata-dev.us.auth0.com.evil.example/", false)]
    [InlineData("https://notlogin.influx.example/", false)]
    [InlineData("https://idp.acme.example/?next=https://login.influx.example/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_review_refuses_what_is_ours(string? value, bool isOurs)
    {
        var refusal = Own.Refuse("sign-in URL", value);

        Assert.Equal(isOurs, Own.Owns(value));
        Assert.Equal(isOurs ? "own-address" : null, refusal?.Code);
        Assert.True(refusal is null || refusal.What.StartsWith("This sign-in URL is ours", StringComparison.Ordinal));
    }
}
