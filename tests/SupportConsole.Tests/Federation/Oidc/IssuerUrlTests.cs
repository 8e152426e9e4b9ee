using SupportConsole.Federation.Oidc;

namespace SupportConsole.Tests.Federation.Oidc;

public sealed class IssuerUrlTests
{
    [Theory]
    [InlineData("https://idp.example", "https://idp.example", "https://idp.example/.well-known/openid-configuration")]
    [InlineData("https://idp.example/", "https://idp.example/", "https://idp.example/.well-known/openid-configuration")]
    [InlineData(" https://idp.example/realms/acme \r\n", "https://idp.example/realms/acme", "https://idp.example/realms/acme/.well-known/openid-configuration")]
    [InlineData("https://idp.example/a/.well-known/openid-configuration", "https://idp.example/a", "https://idp.example/a/.well-known/openid-configuration")]
    [InlineData("https://idp.example:8443/.well-known/openid-configuration/", "https://idp.example:8443", "https://idp.example:8443/.well-known/openid-configuration")]
    [InlineData("https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0", "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0", "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0/.well-known/openid-configuration")]
    public void An_issuer_and_a_discovery_URL_lead_to_both(string given, string issuer, string discovery)
    {
        var read = IssuerUrl.Parse(given).Value;

        Assert.Equal((issuer, discovery), (read.Issuer, read.DiscoveryUrl));
    }

    [Theory]
    [InlineData("https://idp.example/.well-known/openid-configuration?appid=1", "https://idp.example")]
    [InlineData("https://acme.b2clogin.com/acme.onmicrosoft.com/v2.0/.well-known/openid-configuration?p=B2C_1_signin", "https://acme.b2clogin.com/acme.onmicrosoft.com/v2.0")]
    [InlineData("https://acme.ciamlogin.com/acme.example/v2.0/.well-known/openid-configuration", "https://acme.ciamlogin.com/acme.example/v2.0")]
    [InlineData("https://idp.example/Realms/x/.well-known/OpenID-configuration", "https://idp.example/Realms/x")]
    public void A_discovery_URL_stays_as_it_was_given_with_its_query(string given, string guess)
    {
        var read = IssuerUrl.Parse(given).Value;

        Assert.True(read.IsFromDiscoveryUrl);
        Assert.Equal((given, guess), (read.DiscoveryUrl, read.Issuer));
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/https://login.microsoftonline.com/3f2504e0-4f89-11d3-9a0c-0305e82c3301/v2.0", "issuer.nested", "second address")]
    [InlineData("https://idp.example/http://other.example", "issuer.nested", "second address")]
    [InlineData("https://idp.example/realms/https://other.example/.well-known/openid-configuration", "issuer.nested", "second address")]
    [InlineData("https://idp.example/authorize?client_id=1", "issuer.query", "?")]
    [InlineData(null, "issuer.empty", "empty")]
    [InlineData(" \t", "issuer.empty", "empty")]
    [InlineData("http://idp.example", "issuer.http", "http, not https")]
    [InlineData("idp.example.com", "issuer.no-scheme", "https://")]
    [InlineData("//idp.example.com", "issuer.no-scheme", "https://")]
    [InlineData("ftp://idp.example", "issuer.scheme", "ftp://")]
    [InlineData("https://", "issuer.not-a-url", "not a full address")]
    [InlineData("https:///path", "issuer.not-a-url", "not a full address")]
    [InlineData("acme", "issuer.not-a-url", "not an address")]
    [InlineData("ann@acme.example", "issuer.not-a-url", "not an address")]
    [InlineData("https://ann:pw@idp.example", "issuer.userinfo", "before its host")]
    [InlineData("https://@idp.example", "issuer.userinfo", "before its host")]
    [InlineData("https://idp.example/#top", "issuer.fragment", "#")]
    [InlineData("https://idp.example/?appid=1", "issuer.query", "?")]
    [InlineData("https://idp.example/a b", "issuer.space", "space")]
    [InlineData("https://idp.example/a\u0007b", "issuer.control", "U+0007")]
    [InlineData("https://idp.\u200Bexample", "issuer.control", "U+200B")]
    [InlineData("https://idp.example\r\nhttps://other.example", "issuer.control", "line break")]
    [InlineData("https:\\\\idp.example", "issuer.character", "\\")]
    [InlineData("\"https://idp.example\"", "issuer.character", "U+0022")]
    [InlineData("https://login.microsoftonline.com/{tenantid}/v2.0", "issuer.template", "tenant")]
    [InlineData("https://<your-org>.okta.com", "issuer.template", "placeholder")]
    [InlineData("https://login.microsoftonline.com/common/v2.0", "issuer.entra-common", "common")]
    [InlineData("https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration", "issuer.entra-common", "organizations")]
    [InlineData("https://idp.example/.well-known/oauth-authorization-server", "issuer.oauth-metadata", "OAuth 2.0")]
    public void What_is_no_issuer_is_refused_by_its_cause(string? given, string code, string word)
    {
        var problem = IssuerUrl.Parse(given).Problem!;

        Assert.Equal(code, problem.Code);
        Assert.Contains(word, problem.What, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Cure);
    }

    [Fact]
    public void The_longest_issuer_is_the_one_whose_discovery_URL_Auth0_takes()
    {
        var longest = "https://idp.example/" + new string('a', IssuerUrl.MaxLength - IssuerUrl.WellKnown.Length - "https://idp.example/".Length);

        Assert.Equal(IssuerUrl.MaxLength, IssuerUrl.Parse(longest).Value.DiscoveryUrl.Length);
        Assert.Equal("issuer.too-long", IssuerUrl.Parse(longest + "a").Problem?.Code);
    }

    [Fact]
    public void A_password_in_a_refused_issuer_is_not_repeated() =>
        Assert.DoesNotContain("hunter2", IssuerUrl.Parse("https://ann:hunter2@idp.example").Problem!.ToString(), StringComparison.Ordinal);
}
