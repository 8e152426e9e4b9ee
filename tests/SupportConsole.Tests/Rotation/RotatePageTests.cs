using Bunit;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Intake;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Rotation;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.Intake;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Rotation;

/// <summary>The rotation page over a real record and an emulated tenant.</summary>
public sealed class RotatePageTests : PastingPageTest
{
    private static readonly string Two = MadeCertificates.Two.ToPem();

    [Fact]
    public async Task A_rotated_certificate_is_proved_and_the_previous_one_is_one_click_away()
    {
        var page = await OpenAsync(Protocol.Saml);

        await PasteAsync(page, "Certificate", Two);
        await RotateAsync(page, "Rotate certificate");

        page.WaitForAssertion(() => Assert.Contains("result=", Address, StringComparison.Ordinal));
        var connection = Render<ConnectionPage>(p => p.Add(x => x.Id, page.Instance.Id));
        connection.WaitForAssertion(() => Assert.Matches($"Auth0 holds SHA-256 {MadeCertificates.Two.Sha256.Display}, verified [0-9:]{{8}} UTC", connection.Find(".result").TextContent));
        var back = connection.FindAll(".result a").Single(link => link.TextContent.Trim() == "Roll back").GetAttribute("href")!;
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo(back);
        var dialog = Render<MudBlazor.MudDialogProvider>();
        var again = Render<RotatePage>(p => p.Add(x => x.Id, page.Instance.Id));
        dialog.WaitForAssertion(() => Assert.Contains("CN=one", dialog.Find("[role=dialog]").TextContent, StringComparison.Ordinal));
        dialog.WaitForAssertion(() => Assert.Equal("T-1", dialog.Find("#back-ticket").GetAttribute("value")));
        await dialog.InvokeAsync(() => dialog.FindAll("button").Single(button => button.TextContent.Trim() == "Roll back").ClickAsync());
        again.WaitForAssertion(() => Assert.Equal(MadeCertificates.One.ToAuth0SigningCert(), (string?)Tenant.Dashboard.Connections.Single()["options"]!["signingCert"]));
    }

    [Fact]
    public async Task A_rotation_keeps_when_the_customers_email_was_sent_and_a_roll_back_has_none()
    {
        var page = await OpenAsync(Protocol.Saml);
        var sent = TimeProvider.System.GetUtcNow().AddDays(-3);
        sent = sent.AddTicks(-(sent.Ticks % TimeSpan.TicksPerMinute));

        await PasteAsync(page, "Certificate", $"From: Priya Nair <priya@acme.example>\nDate: {sent:d MMM yyyy HH:mm} +0000\n\n{Two}");
        await RotateAsync(page, "Rotate certificate");
        page.WaitForAssertion(() => Assert.Contains("result=", Address, StringComparison.Ordinal));
        var plan = ChangeDesk.Must(await Desk.Planner.PlanRotateCertificateAsync(page.Instance.Id, MadeCertificates.One, Token));
        ChangeDesk.Must(await Desk.Runner.ApplyAsync(plan, ChangeDesk.Order()));

        var rotations = (await Desk.ChangesAsync(page.Instance.Id)).Where(change => change.Kind == ChangeKind.RotateCertificate).ToList();
        Assert.Equal([(sent, CustomerMessageSource.EmailDate), (null, CustomerMessageSource.None)], rotations.Select(change => (change.CustomerMessageAt, change.CustomerMessageSource)));
    }

    [Fact]
    public async Task Of_two_certificates_another_than_the_proposed_one_can_be_chosen()
    {
        var page = await OpenAsync(Protocol.Saml);
        await PasteAsync(page, "Certificate", Two + MadeCertificates.Make("CN=three.idp.example").ToPem());

        foreach (var subject in new[] { "CN=three.idp.example", "CN=two.idp.example" })
        {
            await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("button.tile").Single(tile => tile.TextContent.Contains(subject, StringComparison.Ordinal)).ClickAsync()));

            page.WaitForAssertion(() => Assert.Contains(subject, page.Find(".compare").TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_others_changed_in_Auth0_is_shown_and_must_be_accepted_before_it_is_replaced()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        Tenant.Dashboard.EditOptions(record.Name.Value, options => options["signingCert"] = MadeCertificates.Make("CN=theirs.example").ToAuth0SigningCert());
        var page = Render<RotatePage>(p => p.Add(x => x.Id, record.Id));
        await PasteAsync(page, "Certificate", Two);
        await TypeTicketAsync(page);

        page.WaitForAssertion(() => Assert.Contains("Changed in Auth0 since our last check", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => Button(page, "Rotate certificate").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("Somebody changed this in Auth0.", page.Find(".rotate .field-problem").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain(MadeCertificates.Two.ToAuth0SigningCert(), Tenant.Dashboard.Connections.Single()["options"]!.ToJsonString(), StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("input[type=checkbox]").ChangeAsync(true));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".rotate .field-problem")));
    }

    [Fact]
    public async Task A_secret_changed_in_Auth0_is_shown_as_the_page_opens_and_once_accepted_one_click_replaces_it()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        Tenant.Dashboard.EditOptions(record.Name.Value, options => options["client_secret"] = "theirs-Lk55");

        var page = Render<RotatePage>(p => p.Add(x => x.Id, record.Id));
        page.WaitForAssertion(() => Assert.Contains("Changed in Auth0 since our last check", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("input[type=checkbox]").ChangeAsync(true));
        await PasteAsync(page, "What the customer sent", "Client secret: mailed-Secret-0123456789");
        page.WaitForAssertion(() => Assert.Contains("Using the secret from your paste.", page.Markup, StringComparison.Ordinal));
        await RotateAsync(page, "Rotate client secret");

        page.WaitForAssertion(() => Assert.Contains("result=", Address, StringComparison.Ordinal));
        Assert.DoesNotContain("Changed in Auth0 since our last check", page.Markup, StringComparison.Ordinal);
        Assert.Equal("mailed-Secret-0123456789", (string?)Tenant.Dashboard.Connections.Single()["options"]!["client_secret"]);
    }

    [Fact]
    public async Task A_secret_changed_in_Auth0_after_the_page_opened_is_not_replaced_by_a_click_that_did_not_know_of_it()
    {
        var page = await OpenAsync(Protocol.Oidc);
        await PasteAsync(page, "What the customer sent", "Client secret: mailed-Secret-0123456789");
        page.WaitForAssertion(() => Assert.Contains("Using the secret from your paste.", page.Markup, StringComparison.Ordinal));
        Tenant.Dashboard.EditOptions((string)Tenant.Dashboard.Connections.Single()["name"]!, options => options["client_secret"] = "theirs-Lk55");

        await RotateAsync(page, "Rotate client secret");

        page.WaitForAssertion(() => Assert.Contains("Changed in Auth0 since our last check", page.Markup, StringComparison.Ordinal));
        Assert.Equal("theirs-Lk55", (string?)Tenant.Dashboard.Connections.Single()["options"]!["client_secret"]);
    }

    [Fact]
    public async Task What_was_carried_here_is_read_and_what_was_carried_elsewhere_is_not()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        var other = await Desk.CreatedAsync(Protocol.Saml);
        Carry(record.Id);
        Navigate(record.Id);
        var page = Render<RotatePage>(p => p.Add(x => x.Id, record.Id));
        page.WaitForAssertion(() => Assert.Contains("CN=two.idp.example", page.Find(".compare").TextContent, StringComparison.Ordinal));

        Carry(record.Id);
        Navigate(other.Id);
        var another = Render<RotatePage>(p => p.Add(x => x.Id, other.Id));
        another.WaitForAssertion(() => Assert.NotEmpty(another.FindAll("section[aria-label=New]")));
        Assert.DoesNotContain("CN=two.idp.example", another.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_in_a_mail_is_used_and_never_shown_and_another_client_is_warned_of()
    {
        var page = await OpenAsync(Protocol.Oidc);

        await PasteAsync(page, "What the customer sent", "From: it@acme.example\nClient ID: 0oaSomebodyElse\nClient secret: mailed-Secret-0123456789");

        page.WaitForAssertion(() => Assert.Contains("Using the secret from your paste.", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("Not used on this connection before", page.Find(".verdict").TextContent, StringComparison.Ordinal));
        Assert.Contains("names the client ID 0oaSomebodyElse", page.Find(".verdict").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("mailed-Secret", page.Markup, StringComparison.Ordinal);

        await RotateAsync(page, "Rotate client secret");
        page.WaitForAssertion(() => Assert.Contains("result=", Address, StringComparison.Ordinal));
        Assert.Equal("mailed-Secret-0123456789", (string?)Tenant.Dashboard.Connections.Single()["options"]!["client_secret"]);
    }

    [Fact]
    public async Task A_refused_rotation_keeps_the_secret_the_ticket_and_says_why()
    {
        var page = await OpenAsync(Protocol.Oidc);
        await PasteAsync(page, "What the customer sent", "Client secret: mailed-Secret-0123456789");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".verdict .notice")));
        Tenant.Faults.Add("PATCH", "/api", SupportConsole.Auth0.Emulator.Fault.Status(400, "Refused by the test"));

        await RotateAsync(page, "Rotate client secret");

        page.WaitForAssertion(() => Assert.DoesNotContain("Sending…", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Using the secret from your paste.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("T-1", page.Find("#ticket").GetAttribute("value"));
    }

    [Fact]
    public async Task A_manager_sees_what_is_in_force_and_cannot_act()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        SignIn(StaffRole.Manager);

        var page = Render<RotatePage>(p => p.Add(x => x.Id, record.Id));

        page.WaitForAssertion(() => Assert.Contains("CN=one.idp.example", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("textarea"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Rotate", StringComparison.Ordinal));
    }

    private async Task<IRenderedComponent<RotatePage>> OpenAsync(Protocol protocol)
    {
        var record = await Desk.CreatedAsync(protocol);
        var page = Render<RotatePage>(p => p.Add(x => x.Id, record.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("section[aria-label=New]")));
        return page;
    }

    private static async Task RotateAsync(IRenderedComponent<RotatePage> page, string button)
    {
        await TypeTicketAsync(page);
        await page.InvokeAsync(() => Button(page, button).ClickAsync());
    }

    private static Task TypeTicketAsync(IRenderedComponent<RotatePage> page) => page.InvokeAsync(() => page.Find("#ticket").InputAsync("T-1"));

    [Fact]
    public async Task A_press_without_a_ticket_and_a_certificate_says_both_and_sends_nothing()
    {
        var page = await OpenAsync(Protocol.Saml);

        await page.InvokeAsync(() => Button(page, "Rotate certificate").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Enter a ticket number.", page.Find(".rotate").TextContent, StringComparison.Ordinal));
        Assert.Contains("Paste the new certificate first.", page.Find(".rotate").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#ticket").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task The_customer_s_steps_for_their_identity_provider_are_ready_to_copy()
    {
        var page = await OpenAsync(Protocol.Saml);

        Assert.NotEmpty(page.FindAll(".request li"));
        Assert.Contains(page.FindAll(".request button"), button => button.TextContent.Trim() == "Copy request to customer");
    }

    private string Address => Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().Uri;

    private void Carry(Guid id) => Services.GetRequiredService<CarriedPaste>().Carry($"/connections/{id}/rotate", new PastedContent(System.Text.Encoding.UTF8.GetBytes(Two), null));

    private void Navigate(Guid id) => Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo($"connections/{id}/rotate");
}
