using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sync;
using SupportConsole.Auth0;
using SupportConsole.Federation;
using SupportConsole.Tests.Reconciliation.Support;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Reconciliation;

/// <summary>The reconcile page and a finding's page, over a real record and tenant.</summary>
public sealed class ReconcilePageTests : PageTest
{
    [Fact]
    public async Task Before_the_first_comparison_it_says_so_and_offers_one()
    {
        await using var bench = await OpenAsync("Engineer");

        var page = Render<SyncPage>();

        Assert.Contains("The tenant was not compared with the record yet.", page.Find(".empty").TextContent, StringComparison.Ordinal);
        await page.FindAll("button").Single(button => button.TextContent.Contains("Compare now", StringComparison.Ordinal)).ClickAsync();
        page.WaitForAssertion(() => Assert.Equal("Comparing the tenant with the record", page.Find("progress").GetAttribute("aria-label")));
        Assert.Contains(page.FindAll("button"), button => button.TextContent.Contains("Cancel the comparison", StringComparison.Ordinal));
        Assert.Equal("Comparing: 0 connections so far.", page.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Where_all_agrees_it_says_as_of_when()
    {
        await using var bench = await OpenAsync("Engineer");
        await bench.Desk.CreatedAsync(Protocol.Oidc);
        await bench.WholeSweepAsync();

        var page = Render<SyncPage>();

        Assert.Matches(@"Auth0 and the record agree, as of \d+ \w+ \d{4} \d\d:\d\d UTC\.", page.Find(".empty").TextContent);
        Assert.Contains("1 connection in 1 call", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task Each_kind_has_its_section_with_its_count_and_each_line_opens_its_page()
    {
        await using var bench = await OpenAsync("Manager");
        var changed = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(changed.Name.Value, options => options["scope"] = "openid");
        Enumerable.Range(0, 30).ToList().ForEach(number => bench.MakeInDashboard($"made-{number:D2}"));
        await bench.WholeSweepAsync();

        var page = Render<SyncPage>();

        Assert.Equal(["Missing", "Changed", "Unmanaged"], page.FindAll("section.card[aria-label]").Select(section => section.GetAttribute("aria-label")).Skip(1));
        Assert.Equal("1 to 25 of 30", page.FindAll("section[aria-label=Unmanaged] [role=status]").Single().TextContent);
        Assert.Equal($"/reconcile/{(await bench.OnlyFindingAsync(FindingKind.Changed)).Id}", page.Find("section[aria-label=Changed] tbody a").GetAttribute("href"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Compare now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sweep_that_was_stopped_says_why_and_that_nothing_is_concluded()
    {
        await using var bench = await OpenAsync("Engineer");
        bench.Dashboard.Scopes = [];

        await bench.SweepAsync();
        var page = Render<SyncPage>();

        Assert.Contains("nothing is concluded", page.Markup, StringComparison.Ordinal);
        Assert.Contains("read:connections", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Engineer", true)]
    [InlineData("Manager", false)]
    public async Task A_changed_one_is_shown_field_by_field_and_only_those_who_may_decide(string role, bool may)
    {
        await using var bench = await OpenAsync(role);
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(record.Name.Value, options => (options["scope"], options["client_secret"]) = ("openid", "changed-Wq77"));
        await bench.WholeSweepAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Changed);

        var page = Render<FindingPage>(parameters => parameters.Add(p => p.Id, finding.Id));

        Assert.Equal(["Client secret|set|another one is set", "Scopes|openid profile email|openid"], page.FindAll(".before-after tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))));
        Assert.Equal(may, page.FindAll("button").Any(button => button.TextContent.Contains("Put back", StringComparison.Ordinal)));
        Assert.DoesNotContain("hmac:", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_put_back_is_what_is_ticked_and_nothing_can_be_sent_before_that_is_planned()
    {
        await using var bench = await OpenAsync("Engineer");
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(record.Name.Value, options => (options["scope"], options["client_id"]) = ("openid", "another-client"));
        await bench.WholeSweepAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Changed);
        var page = Render<FindingPage>(parameters => parameters.Add(p => p.Id, finding.Id));
        await page.InvokeAsync(() => PutBack(page, "Put back").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("input[type=checkbox]").Count));
        await page.InvokeAsync(() => page.Find("#ticket").InputAsync("T-1"));
        page.WaitForAssertion(() => Assert.False(PutBack(page, "Put back 2 fields").HasAttribute("disabled")));

        var toggled = Task.CompletedTask;
        await page.InvokeAsync(() => { toggled = page.FindAll("input[type=checkbox]")[0].ChangeAsync(new() { Value = false }); });

        Assert.True(toggled.IsCompleted || PutBack(page, "Put back 1 field").HasAttribute("disabled"));
        await toggled;
        page.WaitForAssertion(() => Assert.False(PutBack(page, "Put back 1 field").HasAttribute("disabled")));
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".before-after")[^1].QuerySelectorAll("tbody tr")));
    }

    [Fact]
    public async Task A_decided_finding_says_so()
    {
        await using var bench = await OpenAsync("Engineer");

        var page = Render<FindingPage>(parameters => parameters.Add(p => p.Id, Guid.NewGuid()));

        Assert.Contains("This is no longer so", page.Find(".empty").TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement PutBack(IRenderedComponent<FindingPage> page, string words) => page.FindAll("button").Single(button => button.TextContent.Contains(words, StringComparison.Ordinal));

    private async Task<SweepBench> OpenAsync(string role)
    {
        var bench = await SweepBench.StartAsync();
        Services.AddSingleton(bench.Service).AddSingleton(bench.Get<SyncSettings>()).AddSingleton(bench.Get<DifferenceDecisions>()).AddSingleton(bench.Get<MissingDecisions>());
        Services.AddSingleton(bench.Get<AdoptionPlanner>()).AddSingleton(bench.Get<ChangeRunner>()).AddSingleton(new ClusterService(bench.Desk.Record.Contexts, bench.Get<App.Record.AuditTrail>()));
        Services.AddSingleton(bench.Get<IAuth0Tenant>());
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(role));
        Services.AddScoped<ActingPerson>();
        return bench;
    }

    private sealed class SignedIn(string role) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new System.Security.Claims.ClaimsPrincipal(
            new System.Security.Claims.ClaimsIdentity([new(System.Security.Claims.ClaimTypes.Name, "Erin"), new(System.Security.Claims.ClaimTypes.Role, role)], "test"))));
    }
}
