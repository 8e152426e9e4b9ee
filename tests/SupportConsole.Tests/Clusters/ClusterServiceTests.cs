using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Clusters;
using SupportConsole.App.History;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Clusters;

public sealed class ClusterServiceTests
{
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);
    private static readonly Actor Marek = new("Marek Novak", StaffRole.Manager);
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Acme\u202Eecila", "it@acme.example", nameof(ClusterForm.Customer))]
    [InlineData("Acme\u001B[31m", "it@acme.example", nameof(ClusterForm.Customer))]
    [InlineData("Ac\u2067me", "it@acme.example", nameof(ClusterForm.Customer))]
    [InlineData("Acme\0", "it@acme.example", nameof(ClusterForm.Customer))]
    [InlineData("Acme", "\"<script>alert(1)</script>\"@evil.example", nameof(ClusterForm.ContactEmail))]
    public void Text_that_looks_like_other_text_is_refused(string customer, string email, string field)
    {
        var form = Form();
        form.Customer = customer;
        form.ContactEmail = email;

        Assert.Equal([field], form.Check().Keys);
    }

    [Fact]
    public async Task An_added_cluster_stands_in_the_record_and_in_the_audit()
    {
        await using var record = await StartAsync();

        var added = await Service(record).AddAsync(Form(), Ana, Token);

        Assert.True(added.IsOk, added.Problem?.ToString());
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var entry = await context.AuditEntries.SingleAsync(Token);
        Assert.Equal(("Ana Ruiz", "cluster.add", "done"), (entry.Actor, entry.Action, entry.Outcome));
        Assert.Contains("Acme", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_sees_both_values()
    {
        await using var record = await StartAsync();
        var cluster = (await Service(record).AddAsync(Form(), Ana, Token)).Value;
        var (mine, theirs) = (ClusterForm.Of(cluster), ClusterForm.Of(cluster));
        theirs.Notes = "theirs";
        Assert.True((await Service(record).SaveAsync(theirs, new Actor("Ben", StaffRole.Engineer), Token)).IsOk);
        mine.Notes = "mine";

        var saved = await Service(record).SaveAsync(mine, Ana, Token);

        var conflict = Assert.IsType<ClusterConflict>(saved.Problem);
        Assert.Equal(("Ben", "theirs", "mine"), (conflict.By, conflict.Theirs.Notes, mine.Notes));
        mine.Version = conflict.Theirs.Version;
        Assert.True((await Service(record).SaveAsync(mine, Ana, Token)).IsOk);
    }

    [Fact]
    public async Task What_an_editor_did_not_touch_is_not_put_back_over_anothers_edit()
    {
        await using var record = await StartAsync();
        var cluster = (await Service(record).AddAsync(Form(), Ana, Token)).Value;
        var (read, mine, theirs) = (ClusterForm.Of(cluster), ClusterForm.Of(cluster), ClusterForm.Of(cluster));
        (theirs.ContactName, theirs.Url, theirs.Notes) = ("Ben's contact", "theirs.example", "theirs");
        await Service(record).SaveAsync(theirs, new Actor("Ben", StaffRole.Engineer), Token);
        (mine.Notes, mine.OrderReference) = ("mine", "SO-2");
        var conflict = Assert.IsType<ClusterConflict>((await Service(record).SaveAsync(mine, Ana, Token)).Problem);

        var clashes = mine.GoOnFrom(read, conflict.Theirs);
        var saved = await Service(record).SaveAsync(mine, Ana, Token);

        Assert.Equal(["Notes"], clashes);
        var now = (await Service(record).FindAsync(cluster.Id, Token))!;
        Assert.True(saved.IsOk, saved.Problem?.ToString());
        Assert.Equal(("Ben's contact", "theirs.example", "mine", "SO-2"), (now.ContactName, now.Url, now.Notes, now.OrderReference));
    }

    [Fact]
    public void Every_field_can_be_taken_from_the_other()
    {
        var theirs = new ClusterForm
        {
            AccountId = Guid.NewGuid().ToString(),
            Name = "n",
            Url = "u",
            State = "s",
            Customer = "c",
            ContactName = "p",
            ContactEmail = "p@c.example",
            IsEntitled = true,
            OrderReference = "o",
            EntitledOn = new DateTime(2026, 1, 2),
            Notes = "x",
        };
        var mine = new ClusterForm();

        foreach (var field in mine.Fields().Keys)
        {
            mine.Take(field, theirs);
        }

        Assert.Equal(theirs.Fields(), mine.Fields());
    }

    [Fact]
    public async Task Two_who_add_the_same_cluster_at_once_get_one_cluster_and_one_word_of_it()
    {
        await using var record = await StartAsync();
        var form = Form();

        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Service(record).AddAsync(form, Ana, Token), Token)));

        Assert.Single(added, result => result.IsOk);
        Assert.All(added.Where(result => !result.IsOk), result => Assert.Equal("cluster.exists", result.Problem!.Code));
    }

    [Fact]
    public void A_date_or_an_order_without_the_entitlement_is_pointed_out_and_an_address_that_does_not_fit()
    {
        var form = Form();
        (form.IsEntitled, form.EntitledOn, form.OrderReference) = (false, new DateTime(2026, 1, 2), "SO-1");
        form.ContactEmail = new string('a', Cluster.ContactMaxLength) + "@acme.example";

        Assert.Equal([nameof(ClusterForm.ContactEmail), nameof(ClusterForm.EntitledOn), nameof(ClusterForm.OrderReference)], form.Check().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_manager_changes_nothing()
    {
        await using var record = await StartAsync();

        var added = await Service(record).AddAsync(Form(), Marek, Token);

        Assert.Equal(Rights.RefusalCode, added.Problem?.Code);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Empty(context.Clusters);
    }

    [Fact]
    public async Task An_edit_records_only_what_changed()
    {
        await using var record = await StartAsync();
        var cluster = (await Service(record).AddAsync(Form(), Ana, Token)).Value;
        var form = ClusterForm.Of(cluster);
        form.ContactEmail = "new@acme.example";

        await Service(record).SaveAsync(form, Ana, Token);

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var entry = await context.AuditEntries.OrderByDescending(e => e.Id).FirstAsync(Token);
        Assert.Equal("""{"Contact email":"it@acme.example"}""", entry.Before);
        Assert.Equal("""{"Contact email":"new@acme.example"}""", entry.After);
    }

    [Fact]
    public async Task An_import_adds_and_updates_and_leaves_what_support_wrote()
    {
        await using var record = await StartAsync();
        var cluster = (await Service(record).AddAsync(Form(), Ana, Token)).Value;
        var import = record.Services.GetRequiredService<ClusterImportService>();
        ListedCluster[] listed =
        [
            new(cluster.Id, cluster.AccountId, "prod-renamed", "u", "ready", "contract", null),
            new(ClusterId.From(Guid.NewGuid()), cluster.AccountId, "staging", "u2", "ready", "contract", null),
        ];

        var preview = await import.PreviewAsync(listed, Token);
        var applied = await import.ApplyAsync(listed, Ana, Token);
        var again = await import.ApplyAsync(listed, Ana, Token);

        Assert.Equal([false, true], preview.Select(difference => difference.IsNew));
        Assert.Equal((2, 0), (applied.Value, again.Value));
        var after = (await Service(record).FindAsync(cluster.Id, Token))!;
        Assert.Equal(("prod-renamed", "Acme", "it@acme.example"), (after.Name, after.Customer, after.ContactEmail));
        var lines = await new AuditListService(record.Contexts).ListAsync(new AuditQuery(), Token);
        Assert.Equal(["Imported 2 clusters", "Added cluster"], lines.Rows.Select(AuditVerbs.Of));
        var own = await new AuditListService(record.Contexts).ListAsync(new AuditQuery { ClusterId = cluster.Id.Value }, Token);
        Assert.Equal(["Imported cluster", "Added cluster"], own.Rows.Select(AuditVerbs.Of));
    }

    [Theory]
    [InlineData("100%", 1)]
    [InlineData("_", 1)]
    [InlineData("\\", 1)]
    [InlineData("ACME", 2)]
    [InlineData("acme widgets", 1)]
    public async Task A_search_takes_what_is_typed_literally_and_every_word_counts(string search, int found)
    {
        await using var record = await StartAsync();
        await record.AddClusterAsync("Acme", "100% _ \\ widgets");
        await record.AddClusterAsync("Acme", "prod");
        await record.AddClusterAsync("Other", "1000");

        var page = await record.Services.GetRequiredService<ClusterListService>().ListAsync(new ClusterQuery { Search = search }, Token);

        Assert.Equal(found, page.Total);
    }

    [Fact]
    public async Task A_cluster_without_its_id_in_the_address_is_suggested_by_its_id_and_by_its_accounts()
    {
        await using var record = await StartAsync();
        var form = Form();
        form.Url = "https://acme.example";
        await Service(record).AddAsync(form, Ana, Token);
        await record.AddClusterAsync("Other", "other");

        foreach (var id in new[] { form.ClusterId, form.AccountId.ToUpperInvariant() })
        {
            Assert.Equal(form.ClusterId, Assert.Single(await Service(record).SuggestAsync($" {id} ", 6, Token)).Id.ToString());
        }
    }

    private static Task<RecordFile> StartAsync() => RecordFile.CreateAsync(configure: services => services.AddClusters());

    private static ClusterService Service(RecordFile record) => record.Services.GetRequiredService<ClusterService>();

    private static ClusterForm Form() => new()
    {
        ClusterId = Guid.NewGuid().ToString(),
        AccountId = Guid.NewGuid().ToString(),
        Name = "prod",
        Customer = "Acme",
        ContactEmail = "it@acme.example",
        IsEntitled = true,
        OrderReference = "SO-1",
    };
}
