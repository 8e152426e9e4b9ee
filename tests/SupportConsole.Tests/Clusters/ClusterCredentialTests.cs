using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Clusters;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;
using SupportConsole.Federation;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Clusters;

public sealed class ClusterCredentialTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset End = new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_page_of_clusters_names_whom_each_trusts_and_until_when()
    {
        await using var record = await RecordFile.CreateAsync(configure: services => services.AddClusters());
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            foreach (var (name, states) in new (string, ConnectionState[])[]
            {
                ("one", [ConnectionState.Live]), ("replaced", [ConnectionState.Retired, ConnectionState.Draft]), ("none", []),
            })
            {
                var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = name, Customer = "X" };
                context.Add(cluster);
                foreach (var state in states)
                {
                    var connection = Records.Connection(cluster, $"{name}-{state}".ToLowerInvariant(), state);
                    connection.IdentityProvider = IdentityProvider.Okta;
                    connection.CredentialExpiresAt = state == ConnectionState.Draft ? null : End;
                    context.Add(connection);
                }
            }

            await context.SaveChangesAsync(Token);
        }

        var found = await record.Services.GetRequiredService<ClusterListService>().ListAsync(new ClusterQuery { Sort = "name" }, Token);

        Assert.Equal(["none", "one", "replaced"], found.Rows.Select(row => row.Name));
        Assert.Equal([0, 1, 1], found.Rows.Select(row => row.Credentials.Count));
        Assert.Equal((IdentityProvider.Okta, End), (found.Rows[1].Credentials[0].IdentityProvider, found.Rows[1].Credentials[0].ExpiresAt!.Value));
        Assert.Null(found.Rows[2].Credentials[0].ExpiresAt);
    }
}
