using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Shell;
using SupportConsole.Federation.Names;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Shell;

/// <summary>What the palette finds in the record by a ticket, and by names with a letter or two wrong.</summary>
public sealed class PaletteRecordTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset At = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("acem", "acme-prod-saml")]
    [InlineData("amce prod", "acme-prod-saml")]
    [InlineData("cordba foods", "cordoba-foods-oidc")]
    [InlineData("MERDIAN labz", "meridian-labs-saml")]
    [InlineData("bäkcerei", "baeckerei-saml")]
    [InlineData("a\"quoted\\ nmae", "quoted-saml")]
    [InlineData("prdo", "acme-prod-saml")]
    [InlineData("acem oidc", "")]
    [InlineData("xyzw", "")]
    [InlineData("ac", "")]
    [InlineData("[*?", "")]
    [InlineData("   ", "")]
    public async Task A_name_with_a_letter_or_two_wrong_is_found(string typed, string name)
    {
        await using var record = await FilledAsync();

        var found = await new PaletteRecord(record.Contexts).FindNearAsync(typed, 6, Token);

        Assert.Equal(name.Length == 0 ? [] : [name], found.Select(item => item.Title));
    }

    [Fact]
    public async Task A_renamed_connection_is_near_its_new_name_only()
    {
        await using var record = await FilledAsync();
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        (await context.Clusters.SingleAsync(row => row.Customer == "Acme", Token)).Customer = "Zenith";
        (await context.Connections.SingleAsync(row => row.NamesText.StartsWith("acme"), Token)).Name = ConnectionName.FromTenant("zenith-saml");
        await context.SaveChangesAsync(Token);
        var palette = new PaletteRecord(record.Contexts);

        Assert.Equal("zenith-saml", Assert.Single(await palette.FindNearAsync("zenit saml", 6, Token)).Title);
        Assert.Empty(await palette.FindNearAsync("acem", 6, Token));
    }

    [Fact]
    public async Task A_retired_connection_is_not_meant()
    {
        await using var record = await FilledAsync();
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        await context.Connections.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ConnectionState.Retired), Token);

        Assert.Empty(await new PaletteRecord(record.Contexts).FindNearAsync("acem", 6, Token));
    }

    [Fact]
    public async Task The_words_of_an_older_record_are_known()
    {
        await using var record = await FilledAsync();
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            await context.GetService<IMigrator>().MigrateAsync("OpenLinks", Token);
        }

        Assert.True((await record.Services.GetRequiredService<ConsoleDatabase>().MigrateAsync(Token)).IsOk);

        Assert.Equal("acme-prod-saml", Assert.Single(await new PaletteRecord(record.Contexts).FindNearAsync("acem", 6, Token)).Title);
    }

    [Theory]
    [InlineData("SUP-1", "SUP-1 SUP-10 SUP-12")]
    [InlineData("sup-12", "SUP-12")]
    [InlineData("SUP_1", "")]
    [InlineData("SUP-%1", "")]
    [InlineData("1", "")]
    [InlineData("Ä-1", "Ä-1")]
    [InlineData("SUP-", "")]
    public async Task A_ticket_is_found_by_its_beginning_the_whole_one_first(string typed, string tickets)
    {
        await using var record = await FilledAsync();
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            var connections = await context.Connections.OrderBy(row => row.Name).ToListAsync(Token);
            string[] all = ["SUP-12", "SUP-10", "SUP-1", "SUP-2", "Ä-1"];
            context.AddRange(all.Select((ticket, at) => ChangeOf(connections[at], ticket, At.AddDays(at))));
            await context.SaveChangesAsync(Token);
        }

        var found = await new PaletteRecord(record.Contexts).FindAsync(typed, 6, Token);

        Assert.Equal(tickets, string.Join(' ', found.Select(item => item.Hint["ticket ".Length..])));
    }

    private static Change ChangeOf(ConnectionRecord connection, string ticket, DateTimeOffset at) => new()
    {
        Id = Guid.NewGuid(),
        Kind = ChangeKind.RotateSecret,
        State = ChangeState.Confirmed,
        ConnectionId = connection.Id,
        ConnectionName = connection.Name,
        Actor = "Ana Ruiz",
        Ticket = ticket,
        Reason = "It expires.",
        RequestKey = Guid.NewGuid(),
        Plan = "[]",
        PlannedAt = at,
        SettledAt = at,
    };

    private static async Task<RecordFile> FilledAsync()
    {
        var record = await RecordFile.CreateAsync();
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        (string Customer, string Name)[] all =
        [
            ("Acme", "acme-prod-saml"), ("Cordoba Foods", "cordoba-foods-oidc"), ("Meridian Labs", "meridian-labs-saml"),
            ("Bäckerei Müller", "baeckerei-saml"), ("A\"quoted\\ name", "quoted-saml"),
        ];
        foreach (var (customer, name) in all)
        {
            var cluster = new Cluster { Id = ClusterId.From(Guid.NewGuid()), AccountId = Guid.NewGuid(), Name = "eu", Customer = customer, State = "ready" };
            context.AddRange(cluster, Records.Connection(cluster, name, ConnectionState.Live));
        }

        await context.SaveChangesAsync(Token);
        return record;
    }
}
