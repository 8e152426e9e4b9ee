using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Settings;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Connections;

public sealed class ConnectionSettingsPageTests : ConsolePageTest
{
    [Fact]
    public async Task The_form_shows_what_Auth0_holds_and_what_is_saved_is_read_back()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        var page = Open(record.Id);
        page.WaitForAssertion(() => Assert.Equal(record.Settings[ConnectionSettings.ClientId], page.Find("#client-id").GetAttribute("value")));

        await TypeAsync(page, "client-id", "0oaNew");
        await page.InvokeAsync(() => Button(page, "Review").ClickAsync());
        page.WaitForAssertion(() => Assert.Equal(["Client ID", record.Settings[ConnectionSettings.ClientId], "0oaNew"], page.FindAll(".before-after tr.changed > *").Select(cell => cell.TextContent)));
        Assert.Contains("nobody at Acme · prod can sign in", page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => Button(page, "Save settings").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("Enter a ticket number.", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#ticket").InputAsync("T-4")));
        page.WaitForAssertion(() => Assert.False(Button(page, "Save settings").HasAttribute("disabled")));
        await page.InvokeAsync(() => Button(page, "Save settings").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Auth0 has the new settings. Verified.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("0oaNew", (string?)Desk.OptionsOf(record)["client_id"]);
        Assert.Equal("0oaNew", page.Find("#client-id").GetAttribute("value"));
    }

    [Fact]
    public async Task A_refusal_by_a_rule_or_by_Auth0_loses_nothing_of_what_was_typed()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        var page = Open(record.Id);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#sign-in-url")));
        await TypeAsync(page, "sign-in-url", "http://idp.acme.example/other");
        await page.InvokeAsync(() => Button(page, "Review").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("What you typed is still here.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("http://idp.acme.example/other", page.Find("#sign-in-url").GetAttribute("value"));

        await TypeAsync(page, "sign-in-url", "https://idp.acme.example/other");
        await page.InvokeAsync(() => Button(page, "Review").ClickAsync());
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#ticket")));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#ticket").InputAsync("T-5")));
        Tenant.Faults.Add(request => request.Method == "PATCH", Fault.Status(400, "Payload validation error", "invalid_body"));
        page.WaitForAssertion(() => Assert.False(Button(page, "Save settings").HasAttribute("disabled")));
        await page.InvokeAsync(() => Button(page, "Save settings").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Refused", page.Find(".outcome").TextContent, StringComparison.Ordinal));
        Assert.Equal("https://idp.acme.example/other", page.Find("#sign-in-url").GetAttribute("value"));
    }

    [Fact]
    public async Task What_somebody_else_put_there_is_kept_when_one_says_so()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        var page = Open(record.Id);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#scopes")));
        await TypeAsync(page, "scopes", "openid");
        await TypeAsync(page, "client-id", "0oaMine");
        Tenant.Dashboard.EditOptions(record.Name.Value, options => options["scope"] = "openid theirs");
        await page.InvokeAsync(() => Button(page, "Review").ClickAsync());
        page.WaitForAssertion(() => Assert.NotNull(Button(page, "Save and replace theirs")));

        await page.InvokeAsync(() => Button(page, "Keep theirs: Scopes").ClickAsync());

        page.WaitForAssertion(() => Assert.Equal("openid theirs", page.Find("#scopes").GetAttribute("value")));
        Assert.Equal("0oaMine", page.Find("#client-id").GetAttribute("value"));
    }

    [Fact]
    public async Task What_only_the_record_knows_is_saved_without_Auth0()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        await Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().AddStaffAsync("idp bo", "Bo Lind", Token);
        var page = Open(record.Id);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#owner")));
        Tenant.ForgetRequests();

        await page.ChooseAsync("Owner", "idp bo");
        await TypeAsync(page, "idp-entity-id", "https://idp.acme.example/entity");
        await page.InvokeAsync(() => Button(page, "Save").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Saved.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(Tenant.Requests);
        var after = await Desk.ReadAsync(record.Id);
        Assert.Equal(("idp bo", "Bo Lind", "https://idp.acme.example/entity"), (after.OwnerId, after.Owner, after.Settings[ConnectionSettings.IdpEntityId]));
        Assert.Contains("https://idp.acme.example/entity", after.SearchText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_may_look_and_not_change()
    {
        SignIn(StaffRole.Manager);
        var record = await Desk.CreatedAsync(Protocol.Saml);

        var page = Open(record.Id);

        page.WaitForAssertion(() => Assert.Contains("You have read-only access", page.Markup, StringComparison.Ordinal));
        Assert.True(page.Find("fieldset").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_draft_is_edited_elsewhere_and_says_where()
    {
        var draft = await Desk.DraftAsync(Protocol.Saml);

        var page = Open(draft.Id);

        page.WaitForAssertion(() => Assert.Contains("its settings are edited there", page.Markup, StringComparison.Ordinal));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ConnectionSettingsPage> page, string words) => page.FindAll("button").Single(button => button.TextContent.Trim() == words);

    private static async Task TypeAsync(IRenderedComponent<ConnectionSettingsPage> page, string id, string text)
    {
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find($"#{id}").InputAsync(text)));
        await page.InvokeAsync(() => page.Find($"#{id}").BlurAsync(new()));
        page.WaitForAssertion(() => Assert.Equal(text, page.Find($"#{id}").GetAttribute("value")));
    }

    private IRenderedComponent<ConnectionSettingsPage> Open(Guid id) => Open<ConnectionSettingsPage>($"/connections/{id}/settings", parameters => parameters.Add(page => page.Id, id));
}
