using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.History;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>A file that the schema before had filled: everything in it is listed, sorted and found as before.</summary>
public sealed class ListsInOrderTests
{
    private const string Before = "20261124170635_ListIndexes";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_in_the_record_is_listed_and_found_after_the_migration()
    {
        await using var record = await FilledBeforeAsync();

        var migrated = await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token);

        Assert.True(migrated.IsOk, migrated.Problem?.ToString());
        var connections = await record.Services.GetRequiredService<ConnectionListService>().ListAsync(new ConnectionQuery(), Token);
        Assert.Equal([("Acme", "prod", "acme-saml"), ("Ömega's", "staging", "omega-saml")], connections.Rows.Select(row => (row.Customer, row.Cluster, row.Name)));
        Assert.Equal("omega-saml", Assert.Single((await record.Services.GetRequiredService<ConnectionListService>().ListAsync(new ConnectionQuery { Search = "ömega" }, Token)).Rows).Name);
        Assert.Equal("Acme", Assert.Single((await record.Services.GetRequiredService<ClusterListService>().ListAsync(new ClusterQuery { Search = "it@ACME so-7" }, Token)).Rows).Customer);
        Assert.Equal("SUP-4711", Assert.Single((await record.Services.GetRequiredService<AuditListService>().ListAsync(new AuditQuery { Search = "sup-4711" }, Token)).Rows).Ticket);
        Assert.True((await record.Services.GetRequiredService<ConsoleDatabase>().CheckAsync(Token)).IsOk);
    }

    [Fact]
    public async Task What_is_written_after_the_migration_is_found_beside_it()
    {
        await using var record = await FilledBeforeAsync();
        Assert.True((await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token)).IsOk);
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            (await context.Clusters.SingleAsync(row => row.Name == "staging", Token)).Customer = "Borealis";
            AuditTrail.Add(context, new AuditEntry { At = DateTimeOffset.UnixEpoch, By = new Actor("Ana", StaffRole.Engineer), Action = "test", Outcome = "done", Summary = "Renamed.", Ticket = "SUP-47110" });
            await context.SaveChangesAsync(Token);
        }

        Assert.Equal("omega-saml", Assert.Single((await record.Services.GetRequiredService<ConnectionListService>().ListAsync(new ConnectionQuery { Search = "borealis" }, Token)).Rows).Name);
        Assert.Equal(["SUP-47110", "SUP-4711"], (await record.Services.GetRequiredService<AuditListService>().ListAsync(new AuditQuery { Search = "SUP-4711" }, Token)).Rows.Select(row => row.Ticket));
    }

    private static async Task<RecordFile> FilledBeforeAsync()
    {
        var record = await RecordFile.CreateAsync(configure: services => services.AddSingleton<ConnectionListService>().AddSingleton<ClusterListService>().AddSingleton<AuditListService>());
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        await context.GetService<IMigrator>().MigrateAsync(Before, Token);
        foreach (var (customer, cluster, name) in new[] { ("Acme", "prod", "acme-saml"), ("Ömega's", "staging", "omega-saml") })
        {
            var id = Guid.NewGuid().ToString().ToUpperInvariant();
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO Clusters (Id, AccountId, Name, Url, State, Category, Customer, ContactName, ContactEmail, IsEntitled, OrderReference, Notes, Version)
                VALUES ({id}, {id}, {cluster}, '', 'ready', '', {customer}, '', {$"it@{customer}.example"}, 1, 'SO-7', '', {id})
                """, Token);
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO Connections (Id, ClusterId, Name, Protocol, Strategy, IdentityProvider, State, StateSince, DisplayName, Owner, Issuer, DiscoveryUrl, AuthorizationEndpoint, TokenEndpoint, JwksUri, ClientId, Scopes,
                    IsBackChannel, IdpEntityId, SignInUrl, SignOutUrl, SignsRequests, Domains, CredentialFingerprint, EnabledApplications, Attention, CreatedAt, UpdatedAt, SearchText, Version)
                VALUES ({id}, {id}, {name}, 1, 'samlp', 0, 5, 0, '', '', '', '', '', '', '', '', '', 1, '', '', '', 0, '', '', '', '', 0, 0, {$"{customer}\n{cluster}\n{name}".ToLowerInvariant()}, {id})
                """, Token);
        }

        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO AuditEntries (At, Actor, Action, Outcome, Summary, Ticket, Reason, Subject, Before, After, RequestId) VALUES (0, 'Ana', 'test', 'done', 'Rotated.', 'SUP-4711', '', 'acme-saml', '{{}}', '{{}}', '')", Token);
        return record;
    }
}
