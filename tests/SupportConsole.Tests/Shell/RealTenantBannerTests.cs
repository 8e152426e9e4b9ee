using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.People;
using SupportConsole.App.Shell;

namespace SupportConsole.Tests.Shell;

public sealed class RealTenantBannerTests : PageTest
{
    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void It_warns_where_people_without_a_password_reach_a_real_tenant(bool hasPersonas, bool isEmulated, bool warns)
    {
        Services.AddSingleton(new ConsoleInfo
        {
            TenantDomain = "acme.us.auth0.com",
            IsEmulated = isEmulated,
            IsDevelopment = hasPersonas,
            HasPersonas = hasPersonas,
            DataDirectory = "data",
            Version = "1.0",
        });

        var banner = Render<RealTenantBanner>();

        Assert.Equal(
            warns,
            banner.Markup.Contains("Anybody on this machine can change the real tenant acme.us.auth0.com", StringComparison.Ordinal));
    }
}
