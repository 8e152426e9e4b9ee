using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Onboarding;
using SupportConsole.App.Record;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Onboarding;

/// <summary>Which cluster a customer's email is about.</summary>
public sealed class ClusterMatcherTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Guid Id = Guid.Parse("11111111-2222-3333-4444-555555555555");
    private static readonly Guid Account = Guid.Parse("99999999-2222-3333-4444-555555555555");

    [Theory]
    [InlineData("From: priya@graniteminingco.com", "graniteminingco.com")]
    [InlineData("We are Granite Mining and want SSO", "customer's name")]
    [InlineData("Cluster 11111111-2222-3333-4444-555555555555", "cluster ID")]
    [InlineData("Account 99999999-2222-3333-4444-555555555555", "account ID")]
    [InlineData("Our order is SO-20406", "order SO-20406")]
    [InlineData("From: anybody@gm-it.example", "contact's domain")]
    public async Task A_cluster_is_found_by_name_domain_account_and_order(string text, string because)
    {
        await using var record = await FilledAsync();

        var found = await record.Services.GetRequiredService<ClusterMatcher>().FindAsync(text, 4, Token);

        Assert.Equal(("Granite Mining", because), (found[0].Customer, found[0].Because));
    }

    [Fact]
    public async Task Our_own_domain_and_strangers_find_nothing()
    {
        await using var record = await FilledAsync();

        var found = await record.Services.GetRequiredService<ClusterMatcher>().FindAsync("support@influxdata.com https://login.microsoftonline.com", 4, Token);

        Assert.Empty(found);
    }

    [Fact]
    public async Task Of_a_customers_clusters_the_one_that_is_named_comes_first()
    {
        await using var record = await FilledAsync();

        var found = await record.Services.GetRequiredService<ClusterMatcher>().FindAsync("Granite Mining wants SSO for staging", 4, Token);

        Assert.Equal(["staging", "prod"], found.Select(option => option.Name));
    }

    private static async Task<RecordFile> FilledAsync()
    {
        var record = await RecordFile.CreateAsync(configure: services => services.AddSingleton<ClusterMatcher>());
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.AddRange(
            new Cluster
            {
                Id = ClusterId.From(Id),
                AccountId = Account,
                Name = "prod",
                Customer = "Granite Mining",
                ContactEmail = "sso@gm-it.example",
                OrderReference = "SO-20406",
                IsEntitled = true,
            },
            new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "staging", Customer = "Granite Mining" },
            new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "prod", Customer = "Acme Robotics" });
        await context.SaveChangesAsync(Token);
        return record;
    }
}
