using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Rotation;

public sealed class MetadataAddressTests
{
    [Theory]
    [InlineData(IdentityProvider.Okta, "https://acme.okta.com/app/acme_sso_1/exk1/sso/saml", "https://acme.okta.com/app/acme_sso_1/exk1/sso/saml/metadata")]
    [InlineData(IdentityProvider.EntraId, "https://login.microsoftonline.com/t1/saml2", "https://login.microsoftonline.com/t1/federationmetadata/2007-06/federationmetadata.xml")]
    [InlineData(IdentityProvider.AdFs, "https://adfs.acme.example/adfs/ls/", "https://adfs.acme.example/FederationMetadata/2007-06/FederationMetadata.xml")]
    [InlineData(IdentityProvider.Keycloak, "https://kc.acme.example/realms/r/protocol/saml", "https://kc.acme.example/realms/r/protocol/saml/descriptor")]
    [InlineData(IdentityProvider.Other, "https://idp.acme.example/sso", "")]
    [InlineData(IdentityProvider.Okta, "", "")]
    public void It_follows_from_the_kind_of_IdP_and_its_sign_in_URL(IdentityProvider provider, string signIn, string address) => Assert.Equal(address, MetadataAddress.Of(Record(provider, signIn)));

    [Fact]
    public void What_Auth0_holds_goes_first()
    {
        var record = Record(IdentityProvider.AdFs, "https://adfs.acme.example/adfs/ls/");
        record.SeenOptions = """{"metadataUrl":"https://idp.acme.example/metadata"}""";

        Assert.Equal("https://idp.acme.example/metadata", MetadataAddress.Of(record));
    }

    private static ConnectionRecord Record(IdentityProvider provider, string signIn)
    {
        var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "prod", Customer = "Acme", State = "ready" };
        var record = Records.Connection(cluster, "acme-prod-saml");
        (record.IdentityProvider, record.Settings[ConnectionSettings.SignInUrl]) = (provider, signIn);
        return record;
    }
}
