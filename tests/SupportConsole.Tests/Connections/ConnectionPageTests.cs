using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.App.Connections.Detail;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Auth0.Emulator;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Connections;

public sealed class ConnectionPageTests : ConsolePageTest
{
    [Fact]
    public void A_connection_that_is_not_there_leads_back_to_the_list()
    {
        var page = Open(Guid.NewGuid());

        page.WaitForAssertion(() => Assert.Contains("This connection doesn't exist", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Not found", page.Find("h1").TextContent.Trim());
        Assert.Equal("/connections", page.Find("a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_retired_connection_has_no_current_credential_and_offers_no_roll_back()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        await EditAsync(record.Id, row => row.MoveTo(ConnectionState.Retired, TimeProvider.System.GetUtcNow()));

        var page = Open(record.Id);

        page.WaitForAssertion(() => Assert.Contains("Last used", page.Find("#credential").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("Current", page.Find("#credential").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#credential a"));
    }

    [Theory]
    [InlineData(ConnectionState.Draft, "Continue onboarding")]
    [InlineData(ConnectionState.WaitingOnCustomer, "Continue onboarding")]
    [InlineData(ConnectionState.ReadyToTest, "Test sign-in")]
    [InlineData(ConnectionState.Tested, "Mark as live")]
    [InlineData(ConnectionState.Live, "Rotate client secret")]
    [InlineData(ConnectionState.Disabled, "Enable an application")]
    public async Task Every_state_has_one_primary_button(ConnectionState state, string words)
    {
        var record = state is ConnectionState.Draft or ConnectionState.WaitingOnCustomer ? await Desk.DraftAsync(Protocol.Oidc) : await Desk.CreatedAsync(Protocol.Oidc);
        await EditAsync(record.Id, row => row.MoveTo(state, TimeProvider.System.GetUtcNow()));
        if (state == ConnectionState.Disabled)
        {
            Tenant.Dashboard.SetEnabledClients(record.Name.Value);
            await EditAsync(record.Id, row => row.EnabledApplications = "");
        }

        var page = Open(record.Id);

        page.WaitForAssertion(() => Assert.Equal(words, Assert.Single(page.FindAll(".page-head .mud-button-filled")).TextContent.Trim()));
    }

    [Fact]
    public async Task Applications_that_waited_for_a_test_are_enabled_with_one_click_and_the_ticket_of_the_last_change()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        Tenant.Dashboard.SetEnabledClients(record.Name.Value);
        await EditAsync(record.Id, row =>
        {
            (row.EnabledApplications, row.WaitingApplications) = ("", Desk.Application);
            row.MoveTo(ConnectionState.Tested, TimeProvider.System.GetUtcNow());
        });
        var page = Open(record.Id);
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("#applications button"), Enables));

        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("#applications button").Single(Enables).ClickAsync(new())));

        page.WaitForAssertion(() => Assert.Equal([Desk.Application], Tenant.Dashboard.EnabledClients(record.Name.Value)));
        var read = await Desk.ReadAsync(record.Id);
        Assert.Equal((Desk.Application, ""), (read.EnabledApplications, read.WaitingApplications));

        static bool Enables(AngleSharp.Dom.IElement button) => button.TextContent.Trim().StartsWith("Enable for", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_sees_everything_and_no_act()
    {
        SignIn(StaffRole.Manager);
        var record = await Desk.CreatedAsync(Protocol.Saml);

        var page = Open(record.Id);

        page.WaitForAssertion(() => Assert.Contains("Verified in Auth0", page.Find(".checked").TextContent, StringComparison.Ordinal));
        Assert.Contains("SHA-256", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button, a"), act => new[] { "Rotate", "Delete", "Disable", "Enable", "Edit settings", "Mark as tested" }.Any(word => act.TextContent.Trim().StartsWith(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_somebody_changed_in_Auth0_is_shown_field_by_field()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        Tenant.Dashboard.EditOptions(record.Name.Value, options => (options["scope"], options["client_secret"]) = ("openid groups", "another-one"));
        Tenant.Dashboard.Edit(record.Name.Value, new() { ["display_name"] = "Renamed" });

        var page = Open(record.Id);

        page.WaitForAssertion(() => Assert.Equal(
            [$"Display name|{record.Name}|Renamed", "Client secret|set|replaced", "Scopes|openid profile email|openid groups"],
            page.FindAll(".outside tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent)))));
        Assert.DoesNotContain("another-one", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_switched_off_in_Auth0_is_shown_recorded_and_in_the_audit()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        Tenant.Dashboard.SetEnabledClients(record.Name.Value);

        var page = Open(record.Id);

        page.WaitForAssertion(() => Assert.Contains("Applications were enabled or disabled in Auth0", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal("Off", page.Find(".page-head .chip").TextContent.Trim()));
        page.WaitForAssertion(() => Assert.Contains("enabled or disabled for applications in Auth0, beside the console", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tenant_that_does_not_answer_is_a_problem_and_the_record_is_shown_all_the_same()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        Tenant.Faults.Add(request => request.Path.Contains("/connections/", StringComparison.Ordinal), Fault.Status(403, "Insufficient scope, expected any of: read:connections", "insufficient_scope"), times: 20);

        var page = Open(record.Id);

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=alert].problem")));
        Assert.Contains("Couldn't check Auth0", page.Markup, StringComparison.Ordinal);
        Assert.Contains("https://idp.acme.example/sso", page.Find(".side").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saying_that_a_sign_in_worked_moves_it_on_and_is_in_the_audit()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        var page = Open(record.Id);
        page.WaitForAssertion(() => Assert.Matches("Verified in Auth0 [0-9]{2}:[0-9]{2} ", page.Find(".checked").TextContent));

        await page.InvokeAsync(() => Button(page, "Mark as tested").ClickAsync());
        await page.InvokeAsync(() => Button(page.Find(".move"), "Mark as tested").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("Add a note.", page.Find(".move").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#move-note").InputAsync("Priya signed in.")));
        await page.InvokeAsync(() => Button(page.Find(".move"), "Mark as tested").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Test sign-in succeeded.", page.Find(".next").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains($"Marked {record.Name} as tested.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Priya signed in.", (await LastEntryAsync(record.Id)).After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marking_by_hand_can_be_undone()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        await EditAsync(record.Id, row => row.MoveTo(ConnectionState.Tested, TimeProvider.System.GetUtcNow()));
        var page = Open(record.Id);
        page.WaitForAssertion(() => Assert.Contains("Verified in Auth0", page.Find(".checked").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => Button(page, "Mark as live").ClickAsync());
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#move-note").InputAsync("In use since today.")));
        await page.InvokeAsync(() => Button(page.Find(".move"), "Mark as live").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("Live since today.", page.Find(".next").TextContent, StringComparison.Ordinal));

        await page.InvokeAsync(() => Button(page, "Undo").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Test sign-in succeeded.", page.Find(".next").TextContent, StringComparison.Ordinal));
        Assert.Equal($"Marked {record.Name} back to tested.", (await LastEntryAsync(record.Id)).Summary);
    }

    [Fact]
    public async Task The_expiry_of_a_secret_is_set_later_and_is_in_the_audit()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        await EditAsync(record.Id, row => row.CredentialExpiresAt = null);
        var service = Services.GetRequiredService<InternalDetailsService>();
        var ana = await Services.GetRequiredService<ActingPerson>().GetAsync();

        Assert.True((await service.SetExpiryAsync(record.Id, new SecretExpiry(new(2027, 5, 25, 0, 0, 0, TimeSpan.Zero)), ana, Token)).IsOk);
        Assert.Contains("25 May 2027", (await LastEntryAsync(record.Id)).After, StringComparison.Ordinal);
        Assert.True((await service.SetExpiryAsync(record.Id, SecretExpiry.Never, ana, Token)).IsOk);

        var page = Open(record.Id);
        page.WaitForAssertion(() => Assert.Contains("This secret never expires", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_result_of_a_change_stands_on_top_with_its_evidence_and_the_next_step()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        var plan = await ChangeAct.Of("edit").PlanAsync(Desk, record);
        var outcome = ChangeDesk.Must(await Desk.Runner.ApplyAsync(plan, ChangeDesk.Order()));
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo(ChangeResult.Href(record.Id, outcome.ChangeId));

        var page = Render<ConnectionPage>(parameters => parameters.Add(page => page.Id, record.Id));

        page.WaitForAssertion(() => Assert.Contains("Auth0 has the new settings. Verified.", page.Find(".result").TextContent, StringComparison.Ordinal));
        Assert.Matches("Verified in Auth0 [0-9]{2}:[0-9]{2} UTC", page.Find(".result").TextContent);
        Assert.Contains("Next step: Test sign-in", page.Find(".result").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_unknown_outcome_says_what_is_known_what_is_not_and_the_page_shows_how_it_ended()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        var plan = await ChangeAct.Of("edit").PlanAsync(Desk, record);
        Tenant.Faults.Add(request => request.Method == "PATCH", Fault.DropAfterWork(), times: 20);
        Tenant.Faults.Add(request => request.Method == "GET" && request.Path.Contains(record.Auth0Id!.Value, StringComparison.Ordinal), Fault.Status(500), times: 1000, skip: 1);
        var outcome = ChangeDesk.Must(await Desk.Runner.ApplyAsync(plan, ChangeDesk.Order()));
        Assert.Equal(ChangeState.Unknown, outcome.State);

        var page = Open(record.Id);
        page.WaitForAssertion(() => Assert.Contains("Unknown, checking", page.Markup, StringComparison.Ordinal));
        Assert.Equal(["Known", "Not known yet", "What to do"], page.FindAll(".outcome dt").Select(term => term.TextContent));
        Tenant.Faults.Clear();
        await SettleAsync(record.Id);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".outcome")));
        page.WaitForAssertion(() => Assert.Contains("Auth0 has the new settings. Verified.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_removed_connection_says_so_and_keeps_its_history()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);
        var page = Open(record.Id);
        page.WaitForAssertion(() => Assert.Contains("Verified in Auth0", page.Find(".checked").TextContent, StringComparison.Ordinal));

        await page.InvokeAsync(() => Button(page, $"Delete {record.Name}…").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("Auth0 also deletes its users", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#typed-name").InputAsync(record.Name.Value)));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#ticket").InputAsync("T-9")));
        page.WaitForAssertion(() => Assert.False(Button(page, "Delete connection and users").HasAttribute("disabled")));
        await page.InvokeAsync(() => Button(page, "Delete connection and users").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("by Ana Ruiz, ticket T-9", page.Markup, StringComparison.Ordinal));
        Assert.Contains("can't be reused", page.Markup, StringComparison.Ordinal);
        Assert.Contains("SHA-256", page.Markup, StringComparison.Ordinal);
        Assert.Null(Tenant.Dashboard.Find(record.Name.Value));
    }

    [Fact]
    public async Task Tabs_that_go_with_the_page_turn_to_no_other_tab()
    {
        var record = await Desk.CreatedAsync(Protocol.Oidc);
        var navigation = Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>();
        var page = Open<ConnectionPage>($"/connections/{record.Id}?tab=activity", parameters => parameters.Add(page => page.Id, record.Id));
        page.WaitForAssertion(() => Assert.Contains("Verified in Auth0", page.Find(".checked").TextContent, StringComparison.Ordinal));
        var tabs = page.FindComponent<MudBlazor.MudTabs>().Instance;

        await page.InvokeAsync(() => tabs.ActivePanelIndexChanged.InvokeAsync(-1));
        Assert.EndsWith("?tab=activity", navigation.Uri, StringComparison.Ordinal);
        navigation.NavigateTo("/audit");
        await DisposeComponentsAsync();

        Assert.EndsWith("/audit", navigation.Uri, StringComparison.Ordinal);
        Assert.False(Renderer.UnhandledException.IsCompleted);
    }

    private static AngleSharp.Dom.IElement Button(AngleSharp.Dom.IElement within, string words) =>
        within.QuerySelectorAll("button").Single(button => button.TextContent.Trim() == words);

    private async Task<AuditEntry> LastEntryAsync(Guid connection)
    {
        await using var context = await Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Token);
        return context.AuditEntries.Where(entry => entry.ConnectionId == connection).OrderByDescending(entry => entry.Id).First();
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ConnectionPage> page, string words) => page.FindAll("button").Single(button => button.TextContent.Trim() == words);

    private IRenderedComponent<ConnectionPage> Open(Guid id) => Open<ConnectionPage>($"/connections/{id}", parameters => parameters.Add(page => page.Id, id));

    /// <summary>What the settler does when the time to ask has come.</summary>
    private async Task SettleAsync(Guid connection)
    {
        await using (var context = await Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<App.Record.ConsoleDbContext>>().CreateDbContextAsync(Token))
        {
            var open = context.Changes.Single(change => change.ConnectionId == connection && change.SettledAt == null);
            open.NextAttemptAt = DateTimeOffset.UnixEpoch;
            await context.SaveChangesAsync(Token);
        }

        Assert.Equal(1, await Services.GetRequiredService<ChangeSettler>().SettleDueAsync(Token));
    }
}
