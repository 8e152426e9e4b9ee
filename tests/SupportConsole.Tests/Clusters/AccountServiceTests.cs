using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Clusters;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Clusters;

/// <summary>What is set on an account is set once for all of its clusters.</summary>
public sealed class AccountServiceTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Actor Ana = new("Ana Ruiz", StaffRole.Engineer);
    private static readonly Guid Account = Guid.NewGuid();

    [Fact]
    public async Task A_customer_set_on_an_account_is_on_each_of_its_clusters_and_in_the_audit_log()
    {
        await using var record = await FilledAsync();
        var accounts = record.Services.GetRequiredService<AccountService>();

        var saved = await accounts.ApplyAsync([(new AccountTarget(Account, null), new AccountEdit { Customer = "Acme", OrderReference = "SO-1" })], Ana, Token);

        Assert.Equal(2, saved.Value);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        Assert.All(await context.Clusters.Where(cluster => cluster.AccountId == Account).ToListAsync(Token), cluster =>
            Assert.Equal(("Acme", "SO-1", true), (cluster.Customer, cluster.OrderReference, cluster.IsEntitled is true)));
        Assert.Equal("", (await context.Clusters.SingleAsync(cluster => cluster.AccountId != Account, Token)).Customer);
        Assert.Equal(2, await context.AuditEntries.CountAsync(entry => entry.Action == "cluster.edit", Token));
    }

    [Fact]
    public async Task The_preview_says_what_would_change_and_changes_nothing()
    {
        await using var record = await FilledAsync();
        var accounts = record.Services.GetRequiredService<AccountService>();

        var preview = await accounts.PreviewAsync([(new AccountTarget(Account, null), new AccountEdit { Customer = "Acme" })], Token);

        Assert.Equal(["Acme", "Acme"], preview.Value.Select(difference => difference.After["Customer"]));
        Assert.Equal(0, (await new AccountListService(record.Contexts).ListAsync(new AccountQuery("Acme"), Token)).Total);
    }

    [Fact]
    public async Task A_wrong_email_changes_no_cluster_at_all()
    {
        await using var record = await FilledAsync();
        var accounts = record.Services.GetRequiredService<AccountService>();

        var saved = await accounts.ApplyAsync(
            [(new AccountTarget(Account, null), new AccountEdit { Customer = "Acme", ContactEmail = "not an address" })], Ana, Token);

        Assert.False(saved.IsOk);
        Assert.Equal(2, (await new AccountListService(record.Contexts).ListAsync(new AccountQuery(UnnamedOnly: true), Token)).Total);
    }

    [Fact]
    public async Task A_manager_changes_no_account()
    {
        await using var record = await FilledAsync();

        var saved = await record.Services.GetRequiredService<AccountService>().ApplyAsync(
            [(new AccountTarget(Account, null), new AccountEdit { Customer = "Acme" })], new Actor("Marek Novak", StaffRole.Manager), Token);

        Assert.Equal(Rights.RefusalCode, saved.Problem?.Code);
    }

    [Fact]
    public async Task A_new_cluster_of_a_named_account_is_imported_with_its_customer()
    {
        await using var record = await FilledAsync();
        await record.Services.GetRequiredService<AccountService>().ApplyAsync(
            [(new AccountTarget(Account, null), new AccountEdit { Customer = "Acme", ContactName = "Priya" })], Ana, Token);
        var listed = new ListedCluster(ClusterId.From(Guid.NewGuid()), Account, "new", "u", "ready", "contract", null);

        await record.Services.GetRequiredService<ClusterImportService>().ApplyAsync([listed], Ana, Token);

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var imported = await context.Clusters.SingleAsync(cluster => cluster.Id == listed.Id, Token);
        Assert.Equal(("Acme", "Priya"), (imported.Customer, imported.ContactName));
    }

    private static async Task<RecordFile> FilledAsync()
    {
        var record = await RecordFile.CreateAsync(configure: services => services.AddSingleton<AccountService>().AddSingleton<ClusterImportService>());
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        foreach (var (account, name) in new[] { (Account, "prod"), (Account, "staging"), (Guid.NewGuid(), "other") })
        {
            context.Add(new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = account, Name = name, State = "ready" });
        }

        await context.SaveChangesAsync(Token);
        return record;
    }
}
