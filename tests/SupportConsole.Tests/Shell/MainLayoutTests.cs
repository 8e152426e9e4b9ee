using Bunit;
using SupportConsole.App.Shell;

namespace SupportConsole.Tests.Shell;

public sealed class MainLayoutTests : ConsolePageTest
{
    protected override bool SaysEmulated => false;

    [Fact]
    public void A_real_tenant_that_asks_for_no_password_is_warned_of_above_every_page()
    {
        ComponentFactories.AddStub<RailMenu>();

        var layout = Render<MainLayout>();

        var warning = layout.Find(".shell > [role=alert]").TextContent;
        Assert.Contains($"Anybody on this machine can change the real tenant {Tenant.Options.Domain}", warning, StringComparison.Ordinal);
        Assert.Empty(layout.FindAll(".strip"));
    }
}
