using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Inventory;
using SupportConsole.App.Onboarding;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Settings;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>A file of the schema before, with a connection and a draft in it, keeps every setting.</summary>
public sealed class SettingsInOneColumnTests
{
    private const string Before = "20261124181749_ListsInOrder";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly Guid Live = Guid.Parse("0199a000-0000-7000-8000-000000000001");
    private static readonly Guid Begun = Guid.Parse("0199a000-0000-7000-8000-000000000002");

    [Fact]
    public async Task Settings_of_a_connection_are_kept()
    {
        await using var record = await MigratedAsync();

        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var settings = (await context.Connections.AsNoTracking().SingleAsync(row => row.Id == Live, Token)).Settings;
        Assert.Equal(
            new SettingValues
            {
                [ConnectionSettings.Issuer] = "https://idp.acme.example",
                [ConnectionSettings.ClientId] = "0oa-\"1\"",
                [ConnectionSettings.Scopes] = "openid email",
                [ConnectionSettings.Channel] = "front_channel",
                [ConnectionSettings.Pkce] = "S256",
                [ConnectionSettings.Domains] = "acme.example\nb.example",
            },
            settings);
        Assert.True((await record.Services.GetRequiredService<ConsoleDatabase>().CheckAsync(Token)).IsOk);
    }

    [Fact]
    public async Task A_draft_opens_with_what_was_typed_and_where_it_came_from()
    {
        await using var record = await MigratedAsync();

        var draft = await record.Services.GetRequiredService<DraftService>().OpenAsync(Begun, Token);

        var form = draft!.Form;
        Assert.Equal(("acme-draft", "T-1", ""), (form.Name, form.Ticket, form[ConnectionSettings.Issuer]));
        Assert.Equal("https://idp.acme.example/.well-known/openid-configuration", form[ConnectionSettings.DiscoveryUrl]);
        Assert.Equal(("half a dom", "true"), (form[ConnectionSettings.Domains], form[ConnectionSettings.SignsRequests]));
        Assert.Equal("edited; was from line 4 of the mail", form.SourceOf(ConnectionSettings.ClientId));
        Assert.Equal("from metadata", form.SourceOf(nameof(form.CertificatePem)));
    }

    [Fact]
    public async Task A_setting_is_found_by_its_value()
    {
        await using var record = await MigratedAsync();
        await using var context = await record.Contexts.CreateDbContextAsync(Token);

        Assert.Equal(Live, (await context.Connections.SingleAsync(SettingQuery.Is(ConnectionSettings.ClientId, "0oa-\"1\""), Token)).Id);
        Assert.Equal(Live, (await context.Connections.SingleAsync(SettingQuery.Has(ConnectionSettings.Domains, "b.example"), Token)).Id);
        Assert.False(await context.Connections.AnyAsync(SettingQuery.Has(ConnectionSettings.Domains, "example"), Token));
    }

    private static async Task<RecordFile> MigratedAsync()
    {
        var record = await RecordFile.CreateAsync(configure: services => services.AddSingleton<AuditTrail>().AddSingleton<DraftService>().AddSingleton<ConnectionListService>());
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        await context.GetService<IMigrator>().MigrateAsync(Before, Token);
        var id = Live.ToString().ToUpperInvariant();
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO Clusters (Id, AccountId, Name, Url, State, Category, Customer, ContactName, ContactEmail, IsEntitled, OrderReference, Notes, Version)
            VALUES ({id}, {id}, 'prod', '', 'ready', '', 'Acme', '', '', 1, 'SO-7', '', {id})
            """, Token);
        await InsertAsync(context, id, "acme-oidc", 5, "0oa-\"1\"", "acme.example\nb.example", """{"connection_settings":{"pkce":"S256"}}""");
        await InsertAsync(context, Begun.ToString().ToUpperInvariant(), "acme-draft", 1, "0oa2", "", null);
        const string form = """
            {"Provider":0,"Protocol":1,"Name":"acme-draft","Issuer":"https://idp.acme.example/.well-known/openid-configuration","ClientId":"0oa2","Scopes":"openid",
             "IsBackChannel":true,"SignsRequests":true,"Domains":"half a dom","Applications":["a"],"Ticket":"T-1",
             "Sources":{"ClientId":"edited; was from line 4 of the mail","CertificatePem":"from metadata"}}
            """;
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO Drafts (ConnectionId, Form, SavedAt, SavedBy, Version) VALUES ({Begun.ToString().ToUpperInvariant()}, {form}, 0, 'Ana', {id})", Token);
        Assert.True((await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token)).IsOk);
        return record;
    }

    private static Task InsertAsync(DbContext context, string id, string name, int state, string clientId, string domains, string? seen) => context.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO Connections (Id, ClusterId, Name, Protocol, Strategy, IdentityProvider, State, StateSince, DisplayName, Owner, Customer, ClusterName, Issuer, DiscoveryUrl,
            AuthorizationEndpoint, TokenEndpoint, JwksUri, ClientId, Scopes, IsBackChannel, IdpEntityId, SignInUrl, SignOutUrl, SignsRequests, Domains,
            CredentialFingerprint, EnabledApplications, SeenOptions, Attention, CreatedAt, UpdatedAt, SearchText, Version)
        VALUES ({id}, {Live.ToString().ToUpperInvariant()}, {name}, 1, 'oidc', 0, {state}, 0, '', '', 'Acme', 'prod', 'https://idp.acme.example', '', '', '', '', {clientId},
            'openid email', 0, '', '', '', 0, {domains}, '', '', {seen}, '', 0, 0, '', {id})
        """, Token);
}
