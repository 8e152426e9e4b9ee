using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.EndToEndTests.Support;

namespace SupportConsole.EndToEndTests;

[Collection(InTheBrowser.Name)]
public sealed class ClusterTests(BrowserFixture browser, ConsoleFixture console)
{
    [Fact]
    public async Task Of_two_editors_the_second_chooses_where_both_changed_and_keeps_what_the_other_did_elsewhere()
    {
        var cluster = await console.AddClusterAsync("Two Editors");
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync($"/clusters/{cluster.Id}/edit");
        await visit.Page.GetByLabel("Notes").FillAsync("mine");
        await visit.Page.GetByLabel("Order").FillAsync("SO-mine");
        await SaveAsBenAsync(cluster.Id);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save cluster" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ben Berg saved Two Editors · prod while you were editing it.");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Notes"]);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Use Ben Berg's" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save cluster" }).ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Regex($"/clusters/{cluster.Id}$"));

        var saved = (await Clusters.FindAsync(cluster.Id, TestContext.Current.CancellationToken))!;
        Assert.Equal(("Ben's", "SO-mine", "ben.example"), (saved.Notes, saved.OrderReference, saved.Url));
    }

    [Fact]
    public async Task A_cluster_that_is_not_there_is_not_edited_as_a_new_one()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);

        await visit.OpenAsync($"/clusters/{Guid.NewGuid()}/edit");

        await Assertions.Expect(visit.Page.GetByText("This cluster doesn't exist.")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save cluster" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Which_clusters_have_SSO_is_answered_in_two_presses_and_exported_in_three()
    {
        await using var visit = await Visit.SignedInAsync(browser, console);
        await visit.OpenAsync("/");

        await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new(@"^Live [\d,]+$") }).First.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByText("Live: users can sign in.")).ToBeVisibleAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = "Export as CSV" }).PressAsync("Enter"));

        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("Customer,Cluster,Cluster ID,Account ID,URL,State,SSO,Entitled,Entitled on,Order,Contact,Contact email,Connections", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.True(lines.Length > 5, $"{lines.Length} lines.");
        Assert.All(lines.Skip(1), line => Assert.Contains(",Live,", line, StringComparison.Ordinal));
    }

    private ClusterService Clusters => console.Services.GetRequiredService<ClusterService>();

    private async Task SaveAsBenAsync(ClusterId id)
    {
        var form = ClusterForm.Of((await Clusters.FindAsync(id, TestContext.Current.CancellationToken))!);
        (form.Notes, form.Url) = ("Ben's", "ben.example");
        Assert.True((await Clusters.SaveAsync(form, new Actor("Ben Berg", StaffRole.Engineer), TestContext.Current.CancellationToken)).IsOk);
    }
}
