using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Clusters;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Clusters;

public sealed class ClusterCoverageTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_finds_the_clusters_whose_connections_are_theirs()
    {
        await using var record = await StartAsync();
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            foreach (var (name, owner, state) in new[]
            {
                ("mine", "idp ana", ConnectionState.Live), ("removed", "idp ana", ConnectionState.Retired), ("theirs", "idp ben", ConnectionState.Live),
            })
            {
                var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = name, Customer = "X" };
                var connection = Records.Connection(cluster, name, state);
                connection.OwnerId = owner;
                context.AddRange(cluster, connection);
            }

            await context.SaveChangesAsync(Token);
        }

        var list = record.Services.GetRequiredService<ClusterListService>();

        var found = await list.ListAsync(new ClusterQuery { Mine = new OwnerFilter("idp ana", "Ana Ruiz") }, Token);

        Assert.Equal(["mine"], found.Rows.Select(row => row.Name));
    }

    [Fact]
    public async Task The_list_is_sorted_by_how_clusters_stand()
    {
        await using var record = await StartAsync();
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            foreach (var (name, isEntitled, state) in new (string, bool?, ConnectionState?)[]
            {
                ("live", true, ConnectionState.Live), ("tested", false, ConnectionState.Tested), ("off", true, ConnectionState.Disabled),
                ("progress", true, ConnectionState.Draft), ("paid", true, null), ("without", false, null), ("untold", null, null),
            })
            {
                var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = name, Customer = "X", IsEntitled = isEntitled };
                context.Add(cluster);
                if (state is { } there)
                {
                    var connection = Records.Connection(cluster, name, there);
                    connection.EnabledApplications = "app";
                    context.Add(connection);
                }
            }

            await context.SaveChangesAsync(Token);
        }

        var list = record.Services.GetRequiredService<ClusterListService>();

        Assert.Equal(["live", "tested", "off", "progress", "paid", "without", "untold"], (await list.ListAsync(new ClusterQuery { Sort = "coverage" }, Token)).Rows.Select(row => row.Name));
        Assert.Equal(["untold", "without", "paid", "progress", "off", "tested", "live"], (await list.ListAsync(new ClusterQuery { Sort = "coverage", Descending = true }, Token)).Rows.Select(row => row.Name));
    }

    [Theory]
    [InlineData(ConnectionState.Live, -3, true, SsoCoverage.Failing)]
    [InlineData(ConnectionState.Live, 3, true, SsoCoverage.Live)]
    [InlineData(ConnectionState.Live, 3, false, SsoCoverage.Off)]
    [InlineData(ConnectionState.ReadyToTest, 3, true, SsoCoverage.SetUp)]
    [InlineData(ConnectionState.WaitingOnCustomer, 3, false, SsoCoverage.InProgress)]
    [InlineData(ConnectionState.Retired, 3, true, SsoCoverage.NotKnown)]
    public async Task A_cluster_counts_as_live_only_if_its_users_can_sign_in(
        ConnectionState state, int days, bool hasApplications, SsoCoverage expected)
    {
        await using var record = await StartAsync();
        var cluster = await record.AddClusterAsync();
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            context.Attach(cluster);
            var connection = Records.Connection(cluster, "acme-oidc", state, Protocol.Oidc);
            connection.EnabledApplications = hasApplications ? "app" : "";
            connection.CredentialExpiresAt = TimeProvider.System.GetUtcNow().AddDays(days);
            context.Add(connection);
            await context.SaveChangesAsync(Token);
        }

        var page = await record.Services.GetRequiredService<ClusterListService>().ListAsync(new ClusterQuery(), Token);

        Assert.Equal(expected, Assert.Single(page.Rows).Coverage);
    }

    [Fact]
    public async Task Every_cluster_is_counted_once()
    {
        await using var record = await StartAsync();
        var random = new Random(7);
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            for (var number = 0; number < 60; number++)
            {
                var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = $"c{number}", Customer = "X", IsEntitled = random.Next(3) switch { 0 => null, var told => told == 1 } };
                context.Add(cluster);
                for (var connection = random.Next(3); connection > 0; connection--)
                {
                    var connected = Records.Connection(cluster, $"c{number}-{connection}", (ConnectionState)random.Next(1, 8), (Protocol)random.Next(1, 3));
                    (connected.EnabledApplications, connected.CredentialExpiresAt) = (random.Next(2) == 0 ? "" : "app", random.Next(2) == 0 ? null : DateTimeOffset.UnixEpoch);
                    context.Add(connected);
                }
            }

            await context.SaveChangesAsync(Token);
        }

        var list = record.Services.GetRequiredService<ClusterListService>();
        var counts = await list.CountCoverageAsync(Token);

        Assert.Equal(60, counts.Total);
        Assert.True(counts.Ladder.Values.Count(count => count > 0) >= 6);
        foreach (var (coverage, count) in counts.Ladder)
        {
            Assert.Equal(count, (await list.ListAsync(new ClusterQuery { Coverage = coverage }, Token)).Total);
        }

        foreach (var (mismatch, count) in counts.Mismatches)
        {
            Assert.Equal(count, (await list.ListAsync(new ClusterQuery { Mismatch = mismatch }, Token)).Total);
        }
    }

    private static Task<RecordFile> StartAsync() => RecordFile.CreateAsync(configure: services => services.AddClusters());
}
