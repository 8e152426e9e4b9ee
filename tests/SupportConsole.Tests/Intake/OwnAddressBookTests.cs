using SupportConsole.App.Intake;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Auth0.HandOff;
using SupportConsole.Tests.Auth0.Support;

namespace SupportConsole.Tests.Intake;

public sealed class OwnAddressBookTests
{
    [Fact]
    public async Task The_tenants_domain_its_custom_domains_and_the_entity_IDs_of_its_name_are_ours_and_asked_for_once()
    {
        await using var connected = await ConnectedTenant.StartAsync(new EmulatorOptions { CustomDomains = [new("auth.acme.test"), new("new.acme.test", "pending_verification", false)] });
        var book = new OwnAddressBook(connected.Tenant, new CustomDomainCache(connected.Tenant, TimeProvider.System));
        var domain = connected.Tenant.Domain;

        await book.GetAsync(ConnectedTenant.Token);
        var own = await book.GetAsync(ConnectedTenant.Token);

        Assert.True(own.Owns($"https://{domain.Host}/login/callback?connection=acme"));
        Assert.True(own.Owns($"urn:auth0:{domain.TenantName}:acme"));
        Assert.True(own.Owns("https://auth.acme.test/login/callback"));
        Assert.True(own.Owns("https://new.acme.test/samlp/x"));
        Assert.False(own.Owns("https://idp.acme.example/sso"));
        Assert.Single(connected.Calls, call => call.EndsWith("custom-domains", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_Auth0_does_not_answer_the_tenants_own_domain_is_still_ours()
    {
        var connected = await ConnectedTenant.StartAsync(configure: options => options.Timeout = TimeSpan.FromSeconds(1));
        var tenant = connected.Tenant;
        await using (connected)
        {
            await connected.Emulator.DisposeAsync();

            var own = await new OwnAddressBook(tenant, new CustomDomainCache(tenant, TimeProvider.System)).GetAsync(ConnectedTenant.Token);

            Assert.True(own.Owns($"https://{tenant.Domain.Host}/"));
        }
    }
}
