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
    public void Nothing_is_shown_before_the_keys_answer_and_the_theme_is_known()
    {
        ComponentFactories.AddStub<RailMenu>();
        var started = JSInterop.Setup<bool>("consoleShell.start", _ => true);

        var layout = Render<MainLayout>();

        Assert.Equal("", layout.Markup.Trim());
        started.SetResult(true);
        layout.WaitForAssertion(() => Assert.NotEmpty(layout.FindAll("[data-interactive=true]")));
        Assert.True(layout.FindComponent<AccountMenu>().Instance.IsDark);
    }
}
