using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Intake;
using SupportConsole.Auth0;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Pasting;

public sealed class OwnAddressBookTests : IAsyncLifetime
{
    private RecordFile record = null!;

    public async ValueTask InitializeAsync() => record = await RecordFile.CreateAsync(configure: services => services.AddIntake());

    public ValueTask DisposeAsync() => record.DisposeAsync();

    [Fact]
    public async Task The_tenants_domain_and_the_entity_IDs_of_its_name_are_ours()
    {
        var tenant = record.Services.GetRequiredService<IAuth0Tenant>().Domain;

        var own = await record.Services.GetRequiredService<OwnAddressBook>().GetAsync(TestContext.Current.CancellationToken);

        Assert.True(own.Owns($"https://{tenant.Host}/login/callback?connection=acme"));
        Assert.True(own.Owns($"urn:auth0:{tenant.TenantName}:acme"));
        Assert.False(own.Owns("https://idp.acme.example/sso"));
    }
}
