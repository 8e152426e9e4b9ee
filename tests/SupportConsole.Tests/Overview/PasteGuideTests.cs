using System.Text;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Settings;
using SupportConsole.App.Intake;
using SupportConsole.App.Overview;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.Federation;
using SupportConsole.Tests.Intake;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Overview;

/// <summary>Where a paste on the overview leads.</summary>
public sealed class PasteGuideTests : PastingPageTest
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_certificate_in_force_leads_to_its_connection_and_nowhere_else()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);

        var lead = Assert.Single(await LeadsAsync(MadeCertificates.One.ToPem()));

        Assert.Equal($"/connections/{record.Id}", lead.Href);
        Assert.StartsWith($"The certificate CN=one.idp.example is the current certificate of {record.Name} of Acme since ", lead.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thumbprint_alone_is_as_good()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);

        foreach (var thumbprint in new[] { MadeCertificates.One.Sha1, MadeCertificates.One.Sha256 })
        {
            Assert.Equal(record.Id, Assert.Single(await LeadsAsync(thumbprint.Display)).Connection?.Id);
        }
    }

    [Fact]
    public async Task A_new_certificate_leads_to_the_rotation_of_the_connection_that_it_fits_else_to_onboarding()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        await EditAsync(record.Id, row => row.Settings[ConnectionSettings.Domains] = "idp.example");

        var leads = await LeadsAsync(MadeCertificates.Two.ToPem());

        Assert.Equal([$"/connections/{record.Id}/rotate", "/onboard"], leads.Select(lead => lead.Href));
        Assert.All(leads, lead => Assert.True(lead.Carries));
        Assert.Equal(["/onboard"], (await LeadsAsync(MadeCertificates.Make("CN=nobody.example.org").ToPem())).Select(lead => lead.Href));
    }

    [Fact]
    public async Task A_client_ID_leads_to_its_connection_and_with_a_secret_to_the_rotation()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);

        Assert.Equal($"/connections/{record.Id}", (await LeadsAsync($"Client ID: {record.Settings[ConnectionSettings.ClientId]}"))[0].Href);
        Assert.Equal($"/connections/{record.Id}/rotate", (await LeadsAsync($"Client ID: {record.Settings[ConnectionSettings.ClientId]}\nClient secret: s3cret-0123456789-abc"))[0].Href);
    }

    [Fact]
    public async Task What_fits_a_draft_goes_on_with_it()
    {
        var draft = await Desk.DraftAsync(Protocol.Oidc);

        Assert.Equal($"/onboard/{draft.Id}", (await LeadsAsync($"Client ID: {draft.Settings[ConnectionSettings.ClientId]}"))[0].Href);
    }

    [Theory]
    [InlineData(StaffRole.Engineer, 1)]
    [InlineData(StaffRole.Manager, 0)]
    public async Task The_page_shows_a_secret_to_nobody_and_buttons_that_act_to_engineers(StaffRole role, int acting)
    {
        SignIn(role);
        var page = Render<OverviewPage>();

        await PasteAsync(page, page.FindComponent<PasteBox>().Instance.Label, "Client ID: 0oaNobody\nClient secret: sh0wn-to-nobody-0123456789");

        page.WaitForAssertion(() => Assert.Contains("Will be used as the client secret", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("sh0wn-to-nobody", page.Markup, StringComparison.Ordinal);
        Assert.Equal(acting, page.FindAll("a").Count(link => link.TextContent.Trim() == "Start onboarding"));
    }

    [Fact]
    public async Task Words_that_name_a_customer_lead_to_their_connections()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        var customer = (await Desk.ReadAsync(record.Id)).Customer;
        var page = Render<OverviewPage>();
        var box = page.FindComponent<PasteBox>().Instance.Label;

        await PasteAsync(page, box, $"Hello, we are {customer} and our sign-in fails.");

        page.WaitForAssertion(() => Assert.Contains(
            page.FindAll(".diagnosis a"),
            link => link.GetAttribute("href") == $"/connections/{record.Id}"));
    }

    [Fact]
    public async Task Words_that_name_nobody_say_what_was_not_found()
    {
        var page = Render<OverviewPage>();

        await PasteAsync(page, page.FindComponent<PasteBox>().Instance.Label, "Hello, our sign-in fails.");

        page.WaitForAssertion(() => Assert.Contains("The paste holds no metadata", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".diagnosis"));
    }

    private Task<IReadOnlyList<PasteLead>> LeadsAsync(string text) =>
        Services.GetRequiredService<PasteGuide>().LeadsAsync(PasteSources.Read(new PastedContent(Encoding.UTF8.GetBytes(text), null), Now), Token);
}
