using SupportConsole.Federation.Oidc;

namespace SupportConsole.Tests.Federation.Oidc;

public sealed class DiscoveryFindingsTests
{
    private const string Tenant = "https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad";

    private static readonly DiscoveryDocument Good = new()
    {
        Issuer = "https://idp.example/realms/acme",
        AuthorizationEndpoint = "https://idp.example/authorize",
        TokenEndpoint = "https://idp.example/token",
        JwksUri = "https://idp.example/jwks",
        UserInfoEndpoint = "https://idp.example/userinfo",
        ResponseTypes = ["code", "id_token"],
        Scopes = ["openid", "profile", "email"],
        TokenEndpointAuthMethods = ["client_secret_basic", "client_secret_post"],
        IdTokenSigningAlgorithms = ["RS256"],
    };

    [Theory]
    [InlineData("https://idp.example/realms/acme")]
    [InlineData("https://idp.example/realms/acme/.well-known/openid-configuration")]
    [InlineData(null)]
    public void Nothing_stands_against_a_good_document(string? asked) => Assert.Empty(DiscoveryFindings.Of(Good, asked));

    [Theory]
    [InlineData("https://idp.example/realms/acme", "https://idp.example/realms/acme/", "discovery.issuer-slash", FindingSeverity.Warn)]
    [InlineData("https://idp.example/realms/acme/", "https://idp.example/realms/acme", "discovery.issuer-slash", FindingSeverity.Warn)]
    [InlineData("https://idp.example/realms/acme", "https://idp.example/realms/other", "discovery.issuer-path", FindingSeverity.Refuse)]
    [InlineData("https://idp.example/realms/acme", "https://other.example/realms/acme", "discovery.issuer-host", FindingSeverity.Refuse)]
    [InlineData("https://idp.example/realms/acme", "http://idp.example/realms/acme", "discovery.issuer-http", FindingSeverity.Refuse)]
    [InlineData("http://idp.example", "https://idp.example", "discovery.issuer-scheme", FindingSeverity.Refuse)]
    [InlineData(Tenant + "/v2.0", "https://sts.windows.net/9188040d-6c67-4c5b-b112-36a304b66dad/", "discovery.issuer-entra-version", FindingSeverity.Refuse)]
    [InlineData(Tenant, Tenant + "/v2.0", "discovery.issuer-entra-version", FindingSeverity.Refuse)]
    [InlineData("https://login.microsoftonline.com/acme.example/v2.0", Tenant + "/v2.0", "discovery.issuer-entra-tenant", FindingSeverity.Refuse)]
    [InlineData(null, "https://login.microsoftonline.com/{tenantid}/v2.0", "discovery.issuer-template", FindingSeverity.Refuse)]
    [InlineData(null, " https://idp.example", "discovery.issuer-space", FindingSeverity.Refuse)]
    [InlineData(null, "https://idp.example?x=1", "discovery.issuer-query", FindingSeverity.Refuse)]
    [InlineData(null, "https://idp.example/.well-known/openid-configuration", "discovery.issuer-discovery", FindingSeverity.Refuse)]
    [InlineData("https://idp.example/Acme", "https://idp.example/acme", "discovery.issuer-case", FindingSeverity.Warn)]
    public void Another_issuer_than_the_one_given_is_named(string? asked, string issuer, string code, FindingSeverity severity)
    {
        var finding = DiscoveryFindings.Of(Good with { Issuer = issuer }, asked)[0];

        Assert.Equal((code, severity), (finding.Code, finding.Severity));
    }

    [Theory]
    [InlineData("https://auth.acme.example/application/o/influx", "https://auth.acme.example/application/o/influx/", null, null)]
    [InlineData("https://acme.us.auth0.com", "https://acme.us.auth0.com/", null, null)]
    [InlineData("https://idp.example/acme.onmicrosoft.example/B2C_1_signin/v2.0", "https://idp.example/3f2504e0-4f89-11d3-9a0c-0305e82c3301/v2.0/", "discovery.issuer-path", FindingSeverity.Warn)]
    [InlineData("https://login.acme.example", "https://acme.idp.example/", "discovery.issuer-host", FindingSeverity.Warn)]
    [InlineData("https://acme.b2clogin.com/acme.onmicrosoft.com/B2C_1_signin/v2.0", "https://acme.b2clogin.com/3f2504e0-4f89-11d3-9a0c-0305e82c3301/v2.0/", "discovery.issuer-entra-address", FindingSeverity.Info)]
    [InlineData("https://acme.ciamlogin.com/acme.example/v2.0", "https://3f2504e0-4f89-11d3-9a0c-0305e82c3301.ciamlogin.com/3f2504e0-4f89-11d3-9a0c-0305e82c3301/v2.0", "discovery.issuer-entra-address", FindingSeverity.Info)]
    [InlineData("https://login.microsoftonline.com/acme.example/v2.0", Tenant + "/v2.0", "discovery.issuer-entra-address", FindingSeverity.Info)]
    public void With_a_discovery_URL_the_documents_issuer_counts_and_at_most_is_to_be_confirmed(string before, string issuer, string? code, FindingSeverity? severity)
    {
        var finding = DiscoveryFindings.Of(Good with { Issuer = issuer }, before + "/.well-known/openid-configuration").FirstOrDefault(one => one.Code.Contains("issuer", StringComparison.Ordinal));

        Assert.Equal((code, severity), (finding?.Code, finding?.Severity));
    }

    [Fact]
    public void Only_basic_is_refused_in_the_products_words() =>
        Assert.Equal("This IdP allows only client_secret_basic, which Auth0 does not do.", Assert.Single(DiscoveryFindings.Of(Good with { TokenEndpointAuthMethods = ["client_secret_basic"] }, null)).What);

    public static TheoryData<string, FindingSeverity, DiscoveryDocument> Faults => new()
    {
        { "discovery.no-auth-methods", FindingSeverity.Warn, Good with { TokenEndpointAuthMethods = null } },
        { "discovery.no-secret-post", FindingSeverity.Refuse, Good with { TokenEndpointAuthMethods = ["client_secret_basic", "private_key_jwt"] } },
        { "discovery.no-code", FindingSeverity.Refuse, Good with { ResponseTypes = ["token", "code id_token"] } },
        { "discovery.no-response-types", FindingSeverity.Warn, Good with { ResponseTypes = null } },
        { "discovery.no-code-grant", FindingSeverity.Warn, Good with { GrantTypes = ["implicit"] } },
        { "discovery.hs256-only", FindingSeverity.Refuse, Good with { IdTokenSigningAlgorithms = ["HS256", "none"] } },
        { "discovery.algorithms", FindingSeverity.Refuse, Good with { IdTokenSigningAlgorithms = ["ES512", "EdDSA"] } },
        { "discovery.algorithms", FindingSeverity.Refuse, Good with { IdTokenSigningAlgorithms = ["none"] } },
        { "discovery.not-rs256", FindingSeverity.Info, Good with { IdTokenSigningAlgorithms = ["ES256"] } },
        { "discovery.no-algorithms", FindingSeverity.Warn, Good with { IdTokenSigningAlgorithms = [] } },
        { "discovery.scope-openid", FindingSeverity.Warn, Good with { Scopes = ["profile", "email"] } },
        { "discovery.scope-email", FindingSeverity.Warn, Good with { Scopes = ["openid", "profile"] } },
        { "discovery.scope-profile", FindingSeverity.Warn, Good with { Scopes = ["openid", "email"] } },
        { "discovery.pkce", FindingSeverity.Warn, Good with { CodeChallengeMethods = ["plain"] } },
        { "discovery.jwks-uri-missing", FindingSeverity.Refuse, Good with { JwksUri = null } },
        { "discovery.authorization-endpoint-missing", FindingSeverity.Refuse, Good with { AuthorizationEndpoint = "" } },
        { "discovery.token-endpoint-missing", FindingSeverity.Refuse, Good with { TokenEndpoint = null } },
        { "discovery.userinfo-endpoint-missing", FindingSeverity.Info, Good with { UserInfoEndpoint = null } },
        { "discovery.token-endpoint-not-https", FindingSeverity.Refuse, Good with { TokenEndpoint = "http://idp.example/token" } },
        { "discovery.jwks-uri-not-a-url", FindingSeverity.Refuse, Good with { JwksUri = "/jwks" } },
        { "discovery.userinfo-endpoint-userinfo", FindingSeverity.Warn, Good with { UserInfoEndpoint = "https://a@idp.example/u" } },
        { "discovery.authorization-endpoint-fragment", FindingSeverity.Refuse, Good with { AuthorizationEndpoint = "https://idp.example/a#b" } },
        { "discovery.token-endpoint-template", FindingSeverity.Refuse, Good with { TokenEndpoint = "https://idp.example/{tenantid}/token" } },
        { "discovery.token-endpoint-too-long", FindingSeverity.Refuse, Good with { TokenEndpoint = "https://idp.example/" + new string('t', 236) } },
        { "discovery.authorization-endpoint-too-long", FindingSeverity.Refuse, Good with { AuthorizationEndpoint = "https://idp.example/" + new string('t', 2064) } },
        { "discovery.token-endpoint-character", FindingSeverity.Refuse, Good with { TokenEndpoint = "https://idp.example/to ken" } },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void Each_fault_is_found_alone_and_weighed(string code, FindingSeverity severity, DiscoveryDocument document)
    {
        var finding = Assert.Single(DiscoveryFindings.Of(document, Good.Issuer));

        Assert.Equal((code, severity), (finding.Code, finding.Severity));
        Assert.NotEmpty(finding.Cure);
    }

    [Fact]
    public void The_longest_addresses_that_Auth0_takes_pass() => Assert.Empty(DiscoveryFindings.Of(Good with
    {
        TokenEndpoint = "https://idp.example/" + new string('t', 235),
        AuthorizationEndpoint = "https://idp.example/" + new string('t', 2063),
    }, null));

    [Fact]
    public void The_front_channel_needs_an_ID_token_and_neither_code_nor_secret()
    {
        var bare = Good with { ResponseTypes = ["id_token"], TokenEndpoint = null, TokenEndpointAuthMethods = null };

        Assert.Empty(DiscoveryFindings.Of(bare, null, isFrontChannel: true));
        Assert.Equal("discovery.no-id-token", Assert.Single(DiscoveryFindings.Of(bare with { ResponseTypes = ["code"] }, null, isFrontChannel: true)).Code);
    }

    [Fact]
    public void The_gravest_finding_stands_first() =>
        Assert.Equal(FindingSeverity.Refuse, DiscoveryFindings.Of(Good with { UserInfoEndpoint = null, Scopes = [], JwksUri = null }, null)[0].Severity);
}
