using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.History;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>A search that finds much shows its first page without counting everything.</summary>
public sealed class StoppedCountTests
{
    private const int Many = 1_200;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_audits_count_stops_and_is_exact_on_demand()
    {
        await using var record = await FilledAsync();
        var list = record.Services.GetRequiredService<AuditListService>();
        var query = new AuditQuery { Search = "rotated" };

        var first = await list.ListAsync(query, Token);
        var all = await list.ListAsync(query with { CountsAll = true, Page = 47 }, Token);
        var few = await list.ListAsync(new AuditQuery { Search = "rotated", Ticket = "SUP-7" }, Token);
        var everything = await list.ListAsync(new AuditQuery(), Token);
        var counted = await list.ListAsync(new AuditQuery { CountsAll = true }, Token);

        Assert.Equal((SearchIndex.Stop, true, Many), (first.Total, first.HasMore, (int)first.Rows[0].Id));
        Assert.Equal((Many, false, 47, 25), (all.Total, all.HasMore, all.Number, all.Rows.Count));
        Assert.Equal((1, false), (few.Total, few.HasMore));
        Assert.Equal((SearchIndex.Stop, true), (everything.Total, everything.HasMore));
        Assert.Equal((Many, false), (counted.Total, counted.HasMore));
    }

    [Fact]
    public async Task The_lists_count_stops_and_is_exact_on_demand()
    {
        await using var record = await FilledAsync();
        var clusters = record.Services.GetRequiredService<ClusterListService>();
        var connections = record.Services.GetRequiredService<ConnectionListService>();

        var first = await clusters.ListAsync(new ClusterQuery { Search = "acme" }, Token);
        var all = await clusters.ListAsync(new ClusterQuery { Search = "acme", CountsAll = true }, Token);
        var found = await connections.ListAsync(new ConnectionQuery { Search = "acme", Sort = "name" }, Token);
        var rare = await connections.ListAsync(new ConnectionQuery { Search = "connection-777" }, Token);

        Assert.Equal((SearchIndex.Stop, true, "Acme 0000"), (first.Total, first.HasMore, first.Rows[0].Customer));
        Assert.Equal((Many, false), (all.Total, all.HasMore));
        Assert.Equal((SearchIndex.Stop, true, "connection-0"), (found.Total, found.HasMore, found.Rows[0].Name));
        Assert.Equal((1, false, "connection-777"), (rare.Total, rare.HasMore, rare.Rows[0].Name));
    }

    [Fact]
    public async Task The_filters_choices_are_the_distinct_values()
    {
        await using var record = await FilledAsync();

        var (actors, actions) = await record.Services.GetRequiredService<AuditListService>().ChoicesAsync(Token);

        Assert.Equal(["Ana", "Bo", "Cy"], actors);
        Assert.Equal(["connection.rotate"], actions);
    }

    private static async Task<RecordFile> FilledAsync()
    {
        var record = await RecordFile.CreateAsync(configure: services => services
            .AddSingleton<ConnectionListService>().AddSingleton<ClusterListService>().AddSingleton<AuditListService>());
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        for (var number = 0; number < Many; number++)
        {
            var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "prod", Customer = $"Acme {number:D4}" };
            context.AddRange(cluster, Records.Connection(cluster, $"connection-{number}", ConnectionState.Live), new AuditEntry
            {
                At = DateTimeOffset.UnixEpoch,
                By = new Actor(number % 3 == 0 ? "Ana" : number % 3 == 1 ? "Bo" : "Cy", StaffRole.Engineer),
                Action = "connection.rotate",
                Outcome = "confirmed",
                Summary = "Rotated the secret.",
                Ticket = $"SUP-{number}",
            });
        }

        await context.SaveChangesAsync(Token);
        return record;
    }
}
