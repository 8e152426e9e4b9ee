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

    [Fact]
    public void The_page_is_shown_without_waiting_for_the_browser()
    {
        ComponentFactories.AddStub<RailMenu>();
        var started = JSInterop.SetupVoid("consoleShell.start", _ => true);

        var layout = Render<MainLayout>();

        Assert.NotEmpty(layout.FindAll("[data-interactive=true]"));
        Assert.NotNull(layout.FindComponent<AccountMenu>());
        Assert.False(Assert.Single(started.Invocations) is { Arguments: [null] });
    }
}
