using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.Parts;
using SupportConsole.App.Sync;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

/// <summary>What happened at the Auth0 dashboard, seen and decided in the console.</summary>
[Collection(InTheBrowser.Name)]
public sealed class SyncTests(BrowserFixture browser, ConsoleFixture console)
{
    [Fact]
    public async Task What_was_done_at_the_dashboard_is_found_and_decided_one_by_one()
    {
        var dashboard = console.Tenant.Dashboard;
        var pem = IdpDocuments.Certificate("reconcile.idp.example");
        string[] names = ["reconcile-changed-prod-saml", "reconcile-accepted-prod-saml", "reconcile-retired-prod-saml", "reconcile-recreated-prod-saml"];
        foreach (var customer in new[] { "Reconcile Changed", "Reconcile Accepted", "Reconcile Retired", "Reconcile Recreated" })
        {
            await console.CreateSamlAsync(customer, pem);
        }

        await console.AddClusterAsync("Reconcile Adopted");
        var agreed = (string?)dashboard.Options(names[0])["signInEndpoint"];
        dashboard.EditOptions(names[0], options => options["signInEndpoint"] = "https://elsewhere.example/sso");
        dashboard.EditOptions(names[1], options => options["signOutEndpoint"] = "https://moved.example/slo");
        dashboard.Delete(names[2]);
        dashboard.Delete(names[3]);
        dashboard.Create(new JsonObject { ["name"] = "reconcile-by-hand", ["strategy"] = "samlp", ["options"] = new JsonObject { ["signInEndpoint"] = "https://hand.example/sso", ["signingCert"] = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(pem)) } });
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync("/sync");

        await CompareAsync(visit);

        // Adopted.
        await OpenAsync(visit, "reconcile-by-hand");
        await visit.Page.GetByLabel("Customer or cluster").FillAsync("Reconcile Adopted");
        await visit.Page.GetByRole(AriaRole.Radio, new() { Name = "Reconcile Adopted" }).CheckAsync();
        await ButtonAsync(visit, "Review settings…");
        await Assertions.Expect(visit.Page.GetByText("https://hand.example/sso")).ToBeVisibleAsync();
        await FillTicketAsync(visit);
        await ButtonAsync(visit, "Adopt reconcile-by-hand");
        await ConfirmedAsync(visit);
        Assert.Equal("SupportConsole", (string?)dashboard.Find("reconcile-by-hand")!["metadata"]!["managed_by"]);

        // Compared field by field, and restored.
        await OpenAsync(visit, names[0]);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Row, new() { Name = "Sign-in URL" })).ToContainTextAsync("https://elsewhere.example/sso");
        await ButtonAsync(visit, "Restore…");
        await FillTicketAsync(visit);
        await ButtonAsync(visit, "Restore 1 field");
        await ConfirmedAsync(visit);
        Assert.Equal(agreed, (string?)dashboard.Options(names[0])["signInEndpoint"]);

        // Accepted.
        await OpenAsync(visit, names[1]);
        await ButtonAsync(visit, "Accept…");
        await FillTicketAsync(visit);
        await ButtonAsync(visit, "Accept changes");
        await Assertions.Expect(visit.Page.GetByText("Changes accepted.")).ToBeVisibleAsync();
        Assert.Equal("https://moved.example/slo", (string?)dashboard.Options(names[1])["signOutEndpoint"]);

        // Retired.
        await OpenAsync(visit, names[2]);
        await ButtonAsync(visit, "Retire…");
        await FillTicketAsync(visit);
        await ButtonAsync(visit, "Retire");
        await Assertions.Expect(visit.Page.GetByText($"{names[2]} was retired.")).ToBeVisibleAsync();

        // Recreated as a draft, and created from there.
        await OpenAsync(visit, names[3]);
        await ButtonAsync(visit, "Turn into a draft…");
        await FillTicketAsync(visit);
        await ButtonAsync(visit, "Turn into a draft");
        await visit.CreateAsync();
        Assert.NotNull(dashboard.Find(names[3]));

        await visit.OpenAsync("/sync");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^reconcile-(changed|accepted|retired|recreated|by-hand)") })).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_manager_sees_what_differs_and_decides_nothing()
    {
        await console.CreateSamlAsync("Reconcile Watched", IdpDocuments.Certificate("watched.idp.example"));
        console.Tenant.Dashboard.EditOptions("reconcile-watched-prod-saml", options => options["debug"] = true);
        await using (var engineer = await Visit.SignedInAsync(browser, console))
        {
            await engineer.OpenAsync("/sync");
            await CompareAsync(engineer);
        }

        await using var visit = await Visit.SignedInAsync(browser, console, "Marek Novak");
        await OpenAsync(visit, "reconcile-watched-prod-saml");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Differences" })).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Restore" })).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Accept" })).ToHaveCountAsync(0);
    }

    /// <summary>Runs a sync check to its end. Operators' calls go first, so it may take a while.</summary>
    private async Task CompareAsync(Visit visit)
    {
        var sync = console.Services.GetRequiredService<SyncService>();
        var before = (await sync.StatusAsync(TestContext.Current.CancellationToken)).Last?.Id;
        await ButtonAsync(visit, "Start sync check");
        while ((await sync.StatusAsync(TestContext.Current.CancellationToken)).Last?.Id == before)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Start sync check" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(visit.Page.GetByText("Completed", new() { Exact = true })).ToBeVisibleAsync();
    }

    private static async Task OpenAsync(Visit visit, string name)
    {
        await visit.OpenAsync("/sync");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();
    }

    private static Task ButtonAsync(Visit visit, string name) => visit.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task FillTicketAsync(Visit visit)
    {
        await visit.Page.GetByLabel("Ticket", new() { Exact = true }).FillAsync("T-7");
        await visit.Page.GetByLabel("Reason", new() { Exact = true }).First.FillAsync("Agreed with the customer");
    }

    private static Task ConfirmedAsync(Visit visit) => Assertions.Expect(visit.Page.GetByText("Confirmed", new() { Exact = true })).ToBeVisibleAsync();
}
