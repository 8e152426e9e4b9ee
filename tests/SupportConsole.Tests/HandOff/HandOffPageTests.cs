using Bunit;
using SupportConsole.App.HandOff;
using SupportConsole.App.Parts;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.HandOff;

public sealed class HandOffPageTests : ConsolePageTest
{
    [Fact]
    public async Task Our_values_stand_in_the_IdPs_own_steps_and_under_its_own_names()
    {
        var draft = await Desk.DraftAsync(Protocol.Saml);

        var page = Open(draft.Id);

        var callback = $"https://auth.influxdata.test/login/callback?connection={draft.Name}";
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("code"), code => code.TextContent == callback));
        Assert.Contains(page.FindAll("ol.steps li"), step => step.TextContent.Contains(callback, StringComparison.Ordinal));
        Assert.True(page.FindAll("code").Count(code => code.TextContent == callback) >= 2, "The callback stands under our name and under the IdP's.");
        Assert.Contains("What to send back", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_custom_domains_cannot_be_read_the_host_is_called_into_doubt_until_they_can()
    {
        var draft = await Desk.DraftAsync(Protocol.Oidc);
        Tenant.Faults.Add("GET", "/api/v2/custom-domains", Fault.Status(403, "Insufficient scope", "insufficient_scope"));

        var doubted = Open(draft.Id);
        doubted.WaitForAssertion(() => Assert.Equal(HandOffSheet.CheckTheHost, doubted.Find(".mud-alert-text-warning").TextContent.Trim()));
        var sure = Open(draft.Id);

        sure.WaitForAssertion(() => Assert.Contains(sure.FindAll("code"), code => code.TextContent == "https://auth.influxdata.test/login/callback"));
        Assert.Empty(sure.FindAll(".mud-alert-text-warning"));
    }

    [Fact]
    public async Task The_sheet_names_who_it_is_for_and_asks_only_for_what_is_missing()
    {
        var draft = await Desk.DraftAsync(Protocol.Oidc);

        var page = Open(draft.Id);

        page.WaitForAssertion(() => Assert.Contains("Set up SSO for Acme with Okta", page.Find("h1").TextContent, StringComparison.Ordinal));
        Assert.Contains("InfluxData Support", page.Find("article dl.facts").TextContent, StringComparison.Ordinal);
        var asked = page.FindAll("article ul.steps li").Select(point => point.TextContent).ToList();
        Assert.Contains(asked, point => point.Contains("secret", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(asked, point => point.StartsWith("Client ID", StringComparison.Ordinal));
        Assert.Contains(asked, point => point.Contains("administrative access", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_go_live_the_customer_is_told_that_they_are_live_and_the_rotation_has_its_own_sheet()
    {
        var connection = await Desk.CreatedAsync(Protocol.Saml);
        await EditAsync(connection.Id, record => record.MoveTo(SupportConsole.App.Record.ConnectionState.Live, DateTimeOffset.UnixEpoch));

        var page = Open(connection.Id);

        page.WaitForAssertion(() => Assert.Equal("SSO for Acme is live", page.Find("h1").TextContent.Trim()));
        Assert.DoesNotContain("What to send back", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("nav a"), link => link.TextContent == "Rotate the certificate");
    }

    [Fact]
    public async Task It_prints()
    {
        var draft = await Desk.DraftAsync(Protocol.Oidc);
        var page = Open(draft.Id);
        page.WaitForAssertion(() => Assert.Contains("secure channel", page.Markup, StringComparison.Ordinal));

        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Print").ClickAsync()));

        Assert.Single(JSInterop.Invocations["print"]);
    }

    [Fact]
    public void A_connection_that_is_not_there_leads_back_to_the_list()
    {
        var page = Open(Guid.NewGuid());

        page.WaitForAssertion(() => Assert.Contains("This connection doesn", page.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<HandOffPage> Open(Guid id) => Open<HandOffPage>($"/connections/{id}/hand-off", parameters => parameters.Add(page => page.Id, id));
}
