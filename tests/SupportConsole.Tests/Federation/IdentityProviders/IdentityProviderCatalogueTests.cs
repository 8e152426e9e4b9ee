using System.Text.RegularExpressions;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;

namespace SupportConsole.Tests.Federation.IdentityProviders;

public sealed class IdentityProviderCatalogueTests
{
    private static readonly GuideValues Values = new(
        "https://auth.example/login/callback?connection=acme", "urn:auth0:influx:acme", "https://auth.example/samlp/metadata?connection=acme",
        "https://auth.example/pem?cert=connection", "https://auth.example/logout", "auth.example");

    public static TheoryData<IdentityProvider> Providers => [.. Enum.GetValues<IdentityProvider>()];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_provider_has_a_whole_guide_of_its_own(IdentityProvider provider)
    {
        var guide = IdentityProviderCatalogue.Of(provider);

        Assert.Equal(provider, guide.Provider);
        Assert.NotEmpty(guide.DisplayName);
        Assert.NotEmpty(guide.PreferredBecause);
        Assert.NotEmpty(guide.Warnings);
        Assert.True(guide.Supports(Protocol.Oidc) && guide.Supports(Protocol.Saml));
        Assert.All(guide.Protocols, protocol =>
        {
            Assert.True(protocol.SetUpSteps.Count >= 5);
            Assert.True(protocol.RotationSteps.Count >= 3);
            Assert.Equal(protocol.RotationSteps.Count, GermanRotation.Steps(guide.Provider, protocol.Protocol).Count);
            Assert.Contains(protocol.SendBack, value => value.Required);
            Assert.NotEmpty(protocol.CredentialLifetime);
        });
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Steps_hold_our_values_and_no_placeholder_is_left_unfilled(IdentityProvider provider)
    {
        foreach (var guide in IdentityProviderCatalogue.Of(provider).Protocols)
        {
            var templates = guide.SetUpSteps.Concat(guide.RotationSteps).Concat(guide.Warnings).Concat(guide.Fields.Select(field => field.Template)).ToList();
            var filled = templates.ConvertAll(Values.Fill);

            Assert.Contains(guide.SetUpSteps, step => step.Contains("{callback}", StringComparison.Ordinal));
            Assert.Contains(guide.Fields, field => field.Template == "{callback}");
            Assert.Equal(guide.Protocol == Protocol.Saml, guide.Fields.Any(field => field.Template == "{entityId}"));
            Assert.DoesNotContain(filled, text => Regex.IsMatch(text, "[{}]"));
        }
    }

    [Fact]
    public void A_secret_is_asked_for_as_one_and_a_certificate_is_not()
    {
        Assert.All(IdentityProviderCatalogue.All, guide =>
        {
            Assert.Single(guide.For(Protocol.Oidc).SendBack, value => value.Secret);
            Assert.DoesNotContain(guide.For(Protocol.Saml).SendBack, value => value.Secret);
        });
    }

    [Fact]
    public void Filling_happens_once_so_braces_in_a_value_stay()
    {
        var values = Values with { Callback = "https://x.example/{host}" };

        Assert.Equal("go to https://x.example/{host} and {unknown}", values.Fill("go to {callback} and {unknown}"));
    }

    [Theory]
    [InlineData("https://acme.okta.com", IdentityProvider.Okta)]
    [InlineData("http://www.okta.com/exk1abcd", IdentityProvider.Okta)]
    [InlineData("https://acme.oktapreview.com/oauth2/default", IdentityProvider.Okta)]
    [InlineData("https://login.microsoftonline.com/3f1/v2.0", IdentityProvider.EntraId)]
    [InlineData("https://sts.windows.net/3f1a/", IdentityProvider.EntraId)]
    [InlineData("https://login.microsoftonline.com/3f1/federationmetadata/2007-06/federationmetadata.xml?appid=1", IdentityProvider.EntraId)]
    [InlineData("https://accounts.google.com/o/saml2?idpid=C0", IdentityProvider.GoogleWorkspace)]
    [InlineData("http://adfs.acme.example/adfs/services/trust", IdentityProvider.AdFs)]
    [InlineData("https://sso.acme.example/FederationMetadata/2007-06/FederationMetadata.xml", IdentityProvider.AdFs)]
    [InlineData("https://adfs.acme.example/adfs", IdentityProvider.AdFs)]
    [InlineData("https://ping.acme.example/idp/SSO.saml2", IdentityProvider.PingFederate)]
    [InlineData("https://auth.pingone.eu/1-2-3/as", IdentityProvider.PingOne)]
    [InlineData("https://acme.onelogin.com/oidc/2", IdentityProvider.OneLogin)]
    [InlineData("https://app.onelogin.com/saml/metadata/1", IdentityProvider.OneLogin)]
    [InlineData("https://oauth.id.jumpcloud.com/", IdentityProvider.JumpCloud)]
    [InlineData("https://id.acme.example/auth/realms/acme", IdentityProvider.Keycloak)]
    [InlineData("acme.okta.com", IdentityProvider.Okta)]
    [InlineData("ACME.OKTA.COM.", IdentityProvider.Okta)]
    [InlineData("https://okta.com.attacker.example/", IdentityProvider.Other)]
    [InlineData("https://notokta.com/", IdentityProvider.Other)]
    [InlineData("urn:acme:idp", IdentityProvider.Other)]
    [InlineData("", IdentityProvider.Other)]
    [InlineData(null, IdentityProvider.Other)]
    public void An_address_tells_the_provider(string? address, IdentityProvider expected) =>
        Assert.Equal(expected, IdentityProviderCatalogue.Guess(address));
}
