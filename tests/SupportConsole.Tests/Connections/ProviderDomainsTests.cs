using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Connections;

public sealed class ProviderDomainsTests
{
    [Theory]
    [InlineData("okta", """{"domain":"acme.okta.com"}""", "acme.okta.com")]
    [InlineData("waad", """{"domain":"acme.com","tenant_domain":"acme.onmicrosoft.com"}""", "acme.com acme.onmicrosoft.com")]
    [InlineData("google-apps", """{"tenant_domain":"acme.com","domain_aliases":["acme.org"]}""", "acme.com")]
    [InlineData("waad", """{"tenant_domain":["acme.com"]}""", "")]
    [InlineData("oidc", """{"domain":"acme.okta.com"}""", "")]
    public void A_strategy_of_Auth0_shows_the_domains_of_its_directory(string strategy, string options, string domains)
    {
        var record = Record(strategy, options);

        Assert.Equal(domains, string.Join(' ', ProviderDomains.Of(record).Select(domain => domain.Value)));
    }

    [Fact]
    public void It_shows_no_setting_that_it_does_not_have()
    {
        var native = Record("okta", "{}");
        native.Settings[ConnectionSettings.ClientId] = "0oa1";

        Assert.Equal([ConnectionSettings.ClientId], ProviderDomains.Shown(native, [ConnectionSettings.Issuer, ConnectionSettings.ClientId]));
        Assert.Equal(2, ProviderDomains.Shown(Record("oidc", "{}"), [ConnectionSettings.Issuer, ConnectionSettings.ClientId]).Count());
    }

    private static ConnectionRecord Record(string strategy, string options)
    {
        var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "prod", Customer = "Acme", State = "ready" };
        var record = Records.Connection(cluster, "acme-prod", ConnectionState.Live, Protocol.Oidc);
        record.Settings[ConnectionSettings.Issuer] = "";
        record.Settings[ConnectionSettings.ClientId] = "";
        record.Strategy = strategy;
        record.SeenOptions = options;
        return record;
    }
}
