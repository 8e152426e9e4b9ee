using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Clusters;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.Federation.Names;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Connections;

/// <summary>What the list sorts by and searches through stands beside every connection as its cluster and its credentials say, whichever way they changed.</summary>
public sealed class ConnectionListingTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_any_two_hundred_changes_every_connection_is_listed_as_it_is()
    {
        await using var record = await RecordFile.CreateAsync();
        var random = new RandomText(11);
        for (var number = 0; number < 4; number++)
        {
            await record.AddClusterAsync($"Customer {number}", $"cluster-{number}");
        }

        for (var round = 0; round < 200; round++)
        {
            await using var context = await record.Contexts.CreateDbContextAsync(Token);
            await ChangeAsync(context, random, round);
            await context.SaveChangesAsync(Token);
        }

        Assert.InRange(await AssertListedAsync(record), 20, 200);
    }

    [Fact]
    public async Task A_connection_begun_while_its_cluster_is_renamed_is_listed_under_the_new_name()
    {
        await using var record = await RecordFile.CreateAsync();
        var cluster = await record.AddClusterAsync("Acme", "prod");
        await using var beginning = await record.Contexts.CreateDbContextAsync(Token);
        beginning.Connections.Add(Records.Connection(await beginning.Clusters.SingleAsync(Token), "acme-saml"));
        await using (var renaming = await record.Contexts.CreateDbContextAsync(Token))
        {
            (await renaming.Clusters.SingleAsync(row => row.Id == cluster.Id, Token)).Customer = "Åcme";
            await renaming.SaveChangesAsync(Token);
        }

        await beginning.SaveChangesAsync(Token);

        await AssertListedAsync(record);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        Assert.StartsWith("åcme\n", (await context.Connections.SingleAsync(Token)).SearchText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_and_an_import_of_clusters_are_seen_in_the_list()
    {
        await using var record = await RecordFile.CreateAsync(configure: services => services.AddSingleton<ClusterService>().AddSingleton<ClusterImportService>().AddSingleton<ConnectionListService>());
        var cluster = await record.AddClusterAsync("Acme", "prod");
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            context.Attach(cluster);
            context.Connections.Add(Records.Connection(cluster, "acme-saml", ConnectionState.Live));
            await context.SaveChangesAsync(Token);
        }

        var form = ClusterForm.Of(cluster);
        form.Customer = "Borealis";
        var ana = new Actor("Ana Ruiz", StaffRole.Engineer);
        Assert.True((await record.Services.GetRequiredService<ClusterService>().SaveAsync(form, ana, Token)).IsOk);
        var listed = new ListedCluster(cluster.Id, cluster.AccountId, "staging", "", "ready", "contract", null);
        Assert.Equal(1, (await record.Services.GetRequiredService<ClusterImportService>().ApplyAsync([listed], ana, Token)).Value);

        var row = Assert.Single((await record.Services.GetRequiredService<ConnectionListService>().ListAsync(new ConnectionQuery { Search = "borealis staging" }, Token)).Rows);
        Assert.Equal(("Borealis", "staging"), (row.Customer, row.Cluster));
        await AssertListedAsync(record);
    }

    [Fact]
    public async Task However_many_domains_a_connection_has_it_is_found_by_its_thumbprints_and_ids()
    {
        await using var record = await RecordFile.CreateAsync();
        var cluster = await record.AddClusterAsync("Acme", "prod");
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var connection = Records.Connection(await context.Clusters.SingleAsync(row => row.Id == cluster.Id, Token), "acme-saml");
        (connection.Settings[ConnectionSettings.ClientId], connection.Settings[ConnectionSettings.IdpEntityId], connection.Settings[ConnectionSettings.Domains]) = ("client-id", "urn:entity", string.Join('\n', Enumerable.Repeat("a-long-domain.example", 360)));
        context.Add(connection);
        context.AddRange(Enumerable.Range(1, 25).Select(round => Credential(connection.Id, round)));

        await context.SaveChangesAsync(Token);

        Assert.Equal(ConnectionRecord.SearchTextMaxLength, connection.SearchText.Length);
        Assert.Equal(20, connection.Credentials.Count(credential => connection.SearchText.Contains(credential.Fingerprint, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("client-id", connection.SearchText, StringComparison.Ordinal);
        Assert.Contains("urn:entity", connection.SearchText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_whose_state_alone_changed_touches_no_connection()
    {
        await using var record = await RecordFile.CreateAsync();
        var cluster = await record.AddClusterAsync("Acme", "prod");
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            context.Attach(cluster);
            context.Add(Records.Connection(cluster, "acme-saml"));
            await context.SaveChangesAsync(Token);
        }

        await using var importing = await record.Contexts.CreateDbContextAsync(Token);
        var imported = await importing.Clusters.SingleAsync(Token);
        imported.State = "degraded";
        await importing.SaveChangesAsync(Token);
        Assert.Empty(importing.ChangeTracker.Entries<ConnectionRecord>());

        imported.Name = "staging";
        await importing.SaveChangesAsync(Token);
        Assert.Single(importing.ChangeTracker.Entries<ConnectionRecord>());
        await AssertListedAsync(record);
    }

    [Fact]
    public async Task A_save_that_is_refused_leaves_the_list_as_it_was_and_can_be_done_again()
    {
        await using var record = await RecordFile.CreateAsync();
        var cluster = await record.AddClusterAsync("Acme", "prod");
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.Attach(cluster);
        context.AddRange(Records.Connection(cluster, "acme-saml"), Records.Connection(cluster, "ACME-saml"));
        await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync(Token));
        await using var other = await record.Contexts.CreateDbContextAsync(Token);
        Assert.Empty(await other.Connections.ToListAsync(Token));

        context.ChangeTracker.Entries<ConnectionRecord>().Single(entry => entry.Entity.Name.Value == "ACME-saml").Entity.Name = ConnectionName.Parse("acme-saml-2").Value;
        await context.SaveChangesAsync(Token);

        Assert.Equal(2, await AssertListedAsync(record));
    }

    private static async Task ChangeAsync(ConsoleDbContext context, RandomText random, int round)
    {
        var clusters = await context.Clusters.OrderBy(row => row.Id).ToListAsync(Token);
        var cluster = clusters[random.Next(clusters.Count)];
        var connections = await context.Connections.AsNoTracking().OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(Token);
        var kind = connections.Count == 0 ? 0 : random.Next(7);
        var id = connections.Count == 0 ? Guid.Empty : connections[random.Next(connections.Count)];
        switch (kind)
        {
            case 0:
                context.Add(Records.Connection(cluster, $"connection-{round}"));
                break;
            case 1:
                (cluster.Customer, cluster.Name) = (random.Words(), random.Word());
                break;
            case 2:
                (await context.Connections.SingleAsync(row => row.Id == id, Token)).ClusterId = cluster.Id;
                break;
            case 3:
                var edited = await context.Connections.SingleAsync(row => row.Id == id, Token);
                (edited.Settings[ConnectionSettings.ClientId], edited.Settings[ConnectionSettings.Issuer], edited.Settings[ConnectionSettings.Domains], edited.DisplayName, edited.Settings[ConnectionSettings.IdpEntityId]) = (random.Word(), random.Word(), random.Word(), random.Words(), random.Word());
                edited.Name = ConnectionName.Parse($"renamed-{round}").Value;
                break;
            case 4:
                context.Add(Credential(id, round));
                break;
            case 5 when await context.Credentials.FirstOrDefaultAsync(Token) is { } credential:
                context.Remove(credential);
                break;
            default:
                // A rename and a new connection with its certificate in one save.
                cluster.Customer = random.Words();
                var added = Records.Connection(cluster, $"connection-{round}");
                context.AddRange(added, Credential(added.Id, round));
                break;
        }
    }

    private static Credential Credential(Guid connection, int round) => new()
    {
        Id = Guid.NewGuid(),
        ConnectionId = connection,
        Kind = CredentialKind.SigningCertificate,
        Status = CredentialStatus.Previous,
        Fingerprint = $"{round:x64}",
        Sha1 = $"{round:x40}",
        SetBy = "Ana",
        SetAt = DateTimeOffset.UnixEpoch.AddMinutes(round),
    };

    /// <summary>Reads everything anew and compares; how many connections there are.</summary>
    private static async Task<int> AssertListedAsync(RecordFile record)
    {
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var all = await context.Connections.AsNoTracking().Include(row => row.Cluster).Include(row => row.Credentials).ToListAsync(Token);
        Assert.All(all, row => Assert.Equal(
            (row.Cluster.Customer, row.Cluster.Name, ConnectionListing.Text(row, row.Cluster.Customer, row.Cluster.Name, row.Credentials)), (row.Customer, row.ClusterName, row.SearchText)));
        return all.Count;
    }
}
