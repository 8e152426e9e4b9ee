using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Clusters;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Tests.Shell;

namespace SupportConsole.Tests.Clusters;

public sealed class ClusterPagesTests : ConsolePageTest
{
    private string Address => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    [Fact]
    public async Task A_cluster_shows_its_facts_and_its_connections()
    {
        var record = await Desk.CreatedAsync(Protocol.Saml);

        var page = OpenCluster(record.ClusterId.Value);

        page.WaitForAssertion(() => Assert.Equal(record.Name.Value, page.Find("tbody th a").TextContent));
        Assert.Contains(page.FindAll(".page-head a"), link => link.TextContent.Trim() == "Onboard SSO");
    }

    [Fact]
    public async Task A_manager_sees_a_cluster_and_no_act()
    {
        SignIn(StaffRole.Manager);
        var record = await Desk.DraftAsync(Protocol.Saml);

        var page = OpenCluster(record.ClusterId.Value);

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("h1")));
        Assert.Empty(page.FindAll(".page-head a"));
    }

    [Fact]
    public void A_cluster_that_is_not_there_leads_back_to_the_list()
    {
        var page = OpenCluster(Guid.NewGuid());

        page.WaitForAssertion(() => Assert.Contains("This cluster doesn", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_wrong_in_a_cluster_is_marked_and_what_was_typed_stays()
    {
        var page = Open<ClusterEditPage>("/clusters/new");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#cluster-id")));

        await page.InvokeAsync(() => page.Find("#cluster-id").ChangeAsync("not-a-uuid"));
        await page.InvokeAsync(() => page.Find("#customer").ChangeAsync("Acme"));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Add cluster").ClickAsync()));

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".field-problem")));
        Assert.Equal(("not-a-uuid", "Acme"), (page.Find("#cluster-id").GetAttribute("value"), page.Find("#customer").GetAttribute("value")));
    }

    [Fact]
    public async Task A_cluster_that_is_whole_is_added_and_opened()
    {
        var id = Guid.NewGuid();
        var page = Open<ClusterEditPage>("/clusters/new");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#cluster-id")));

        await page.InvokeAsync(() => page.Find("#cluster-id").ChangeAsync(id.ToString()));
        await page.InvokeAsync(() => page.Find("#account-id").ChangeAsync(Guid.NewGuid().ToString()));
        await page.InvokeAsync(() => page.Find("#customer").ChangeAsync("Acme"));
        await page.InvokeAsync(() => page.Find("#cluster-name").ChangeAsync("prod"));
        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Add cluster").ClickAsync()));

        page.WaitForAssertion(() => Assert.Equal($"/clusters/{id}", Address));
    }

    [Fact]
    public async Task Typing_finds_as_one_types_and_an_address_that_comes_back_late_takes_no_letter_away()
    {
        await Desk.DraftAsync(Protocol.Saml);
        var page = Open<ClustersPage>("/clusters");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        const string Typed = "nothing-like-it";

        for (var length = 1; length <= Typed.Length; length++)
        {
            await page.InvokeAsync(() => page.InvokeAsync(() => page.Find("input[type=search]").InputAsync(Typed[..length])));
        }

        page.WaitForAssertion(() => Assert.Equal($"/clusters?q={Typed}", Address));
        page.WaitForAssertion(() => Assert.Contains("No clusters found.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(Typed, page.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public async Task An_import_is_shown_before_it_is_done_and_a_bad_entry_is_named_with_its_place()
    {
        var page = Open<ClusterImportPage>("/clusters/import");
        var list = $$"""[{"account_id":"{{Guid.NewGuid()}}","cluster_id":"{{Guid.NewGuid()}}","name":"one","url":"u","state":"ready","created_at":{"seconds":1700000000,"nanos":0},"category":"contract"},{"cluster_id":"bad"}]""";

        await page.InvokeAsync(() => page.FindComponent<PasteBox>().Instance.OnReceived.InvokeAsync(new PastedContent(System.Text.Encoding.UTF8.GetBytes(list), null)));
        page.WaitForAssertion(() => Assert.Contains("1 new, 0 changed, 0 unchanged", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Entry 2, line 1:", page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.InvokeAsync(() => page.FindAll("button").Single(button => button.TextContent.Trim() == "Import 1").ClickAsync()));

        page.WaitForAssertion(() => Assert.Contains("1 cluster imported.", page.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<ClusterPage> OpenCluster(Guid id) => Open<ClusterPage>($"/clusters/{id}", parameters => parameters.Add(page => page.Id, id));
}
