using Bunit;
using SupportConsole.App.Overview;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Overview;

public sealed class NoSamplePageTests : ConsolePageTest
{
    [Fact]
    public void A_console_whose_host_has_no_sample_data_offers_none()
    {
        var page = Open<OverviewPage>("/");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".count")));
        Assert.DoesNotContain("Load sample data", page.Markup, StringComparison.Ordinal);
    }
}
