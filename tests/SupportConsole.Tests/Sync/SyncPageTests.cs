using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Changes;
using SupportConsole.App.Differences;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sync;
using SupportConsole.Auth0;
using SupportConsole.Crash;
using SupportConsole.Federation;
using SupportConsole.Tests.Sync.Support;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Sync;

/// <summary>The sync page and a finding's page, over a real record and tenant.</summary>
public sealed class SyncPageTests : PageTest
{
    [Fact]
    public async Task Before_the_first_check_it_says_so_and_offers_one()
    {
        await using var bench = await OpenAsync("Engineer");

        var page = Render<SyncPage>();

        Assert.Contains("No sync check yet.", page.Find(".empty").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent.Contains("Start sync check", StringComparison.Ordinal)).ClickAsync()));
        page.WaitForAssertion(() => Assert.Equal("Sync check", page.Find("progress").GetAttribute("aria-label")));
        Assert.Contains(page.FindAll("button"), button => button.TextContent.Contains("Cancel sync check", StringComparison.Ordinal));
        Assert.Equal("0 connections compared so far.", page.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task When_nothing_differs_it_says_as_of_when()
    {
        await using var bench = await OpenAsync("Engineer");
        await bench.Desk.CreatedAsync(Protocol.Oidc);
        await bench.CompletedCheckAsync();

        var page = Render<SyncPage>();

        Assert.Matches(@"In sync as of \d+ \w+ \d{4} \d\d:\d\d UTC\.", page.Find(".empty").TextContent);
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
        await bench.CompletedCheckAsync();

        var page = Render<SyncPage>();

        Assert.Equal(["Missing in Auth0", "Changed in Auth0", "Not managed"], page.FindAll("section.card[aria-label]").Select(section => section.GetAttribute("aria-label")).Skip(1));
        Assert.Equal("1 to 25 of 30", page.FindAll("section[aria-label='Not managed'] [role=status]").Single().TextContent);
        Assert.Equal($"/sync/{(await bench.OnlyFindingAsync(FindingKind.Changed)).Id}", page.Find("section[aria-label='Changed in Auth0'] tbody a").GetAttribute("href"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Start sync check", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_that_could_not_finish_says_why_and_what_was_not_looked_for()
    {
        await using var bench = await OpenAsync("Engineer");
        bench.Dashboard.Scopes = [];

        await bench.CheckAsync();
        var page = Render<SyncPage>();

        Assert.Contains("Missing connections were not looked for.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("read:connections", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_a_restart_interrupted_is_shown_as_such()
    {
        await using var bench = await OpenAsync("Engineer");
        ChangeDesk.Must(await bench.Service.StartAsync(ChangeDesk.Engineer, SyncBench.Token));
        await bench.Get<SyncRuns>().EndAsync((await bench.Service.StatusAsync(SyncBench.Token)).Running!.Id, SyncRunState.Interrupted, "", SyncBench.Token);

        var page = Render<SyncPage>();

        Assert.Contains("Interrupted", page.Markup, StringComparison.Ordinal);
        Assert.Contains("SupportConsole stopped during the check. A new check was started.", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Engineer", true)]
    [InlineData("Manager", false)]
    public async Task A_changed_one_is_shown_field_by_field_and_only_those_who_may_decide(string role, bool may)
    {
        await using var bench = await OpenAsync(role);
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(record.Name.Value, options => (options["scope"], options["client_secret"]) = ("openid", "changed-Wq77"));
        await bench.CompletedCheckAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Changed);

        var page = Render<FindingPage>(parameters => parameters.Add(p => p.Id, finding.Id));

        Assert.Equal(["Client secret|set|replaced", "Scopes|openid profile email|openid"], page.FindAll(".before-after tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent))));
        Assert.Equal(may, page.FindAll("button").Any(button => button.TextContent.Contains("Restore", StringComparison.Ordinal)));
        Assert.DoesNotContain("hmac:", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_restored_is_what_is_ticked_and_nothing_can_be_sent_before_that_is_planned()
    {
        await using var bench = await OpenAsync("Engineer");
        var record = await bench.Desk.CreatedAsync(Protocol.Oidc);
        bench.Dashboard.EditOptions(record.Name.Value, options => (options["scope"], options["client_id"]) = ("openid", "another-client"));
        await bench.CompletedCheckAsync();
        var finding = await bench.OnlyFindingAsync(FindingKind.Changed);
        var page = Render<FindingPage>(parameters => parameters.Add(p => p.Id, finding.Id));
        await page.InvokeAsync(() => RestoreButton(page, "Restore…").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("input[type=checkbox]").Count));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("#ticket").InputAsync("T-1")));
        page.WaitForAssertion(() => Assert.False(RestoreButton(page, "Restore 2 fields").HasAttribute("disabled")));

        var toggled = Task.CompletedTask;
        await page.InvokeAsync(() => { toggled = page.FindAll("input[type=checkbox]")[0].ChangeAsync(new() { Value = false }); });

        Assert.True(toggled.IsCompleted || RestoreButton(page, "Restore 1 field").HasAttribute("disabled"));
        await toggled;
        page.WaitForAssertion(() => Assert.False(RestoreButton(page, "Restore 1 field").HasAttribute("disabled")));
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".before-after")[^1].QuerySelectorAll("tbody tr")));
    }

    [Fact]
    public async Task A_decided_finding_says_so()
    {
        await using var bench = await OpenAsync("Engineer");

        var page = Render<FindingPage>(parameters => parameters.Add(p => p.Id, Guid.NewGuid()));

        Assert.Contains("This is resolved.", page.Find(".empty").TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement RestoreButton(IRenderedComponent<FindingPage> page, string words) => page.FindAll("button").Single(button => button.TextContent.Contains(words, StringComparison.Ordinal));

    private async Task<SyncBench> OpenAsync(string role)
    {
        var bench = await SyncBench.StartAsync();
        Services.AddSingleton(bench.Service).AddSingleton(bench.Get<SyncSettings>()).AddSingleton(bench.Get<DifferenceDecisions>()).AddSingleton(bench.Get<MissingDecisions>());
        Services.AddSingleton(bench.Get<AdoptionPlanner>()).AddSingleton(bench.Get<ChangeRunner>()).AddSingleton(new ClusterService(bench.Desk.Record.Contexts, bench.Get<App.Record.AuditTrail>(), bench.Get<Rights>()));
        Services.AddSingleton(bench.Get<IAuth0Tenant>()).AddSingleton(bench.Get<ChangeAuthors>());
        new SignedInPerson { Actor = new Actor("Erin", Enum.Parse<StaffRole>(role)) }.AddTo(Services);
        return bench;
    }
}
