using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.History;
using SupportConsole.App.Inventory;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Settings;
using SupportConsole.App.Record.Search;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Connections;

/// <summary>What the searches find, held against reading every row and looking: on terms that SQL, GLOB and FTS5 would take for commands.</summary>
public sealed class SearchTests
{
    private const int Rows = 60;
    private const int Terms = 300;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_connections_search_finds_what_holds_every_word_and_nothing_else()
    {
        await using var record = await SeedAsync(1);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var all = await context.Connections.AsNoTracking().Include(row => row.Cluster).ToListAsync(Token);
        var texts = all.ConvertAll(row => string.Join('\n', [row.Cluster.Customer, row.Cluster.Name, row.ClusterId.ToString(), row.Name.Value, row.DisplayName, "", row.Settings[ConnectionSettings.Issuer], row.Settings[ConnectionSettings.ClientId], row.Settings[ConnectionSettings.IdpEntityId], row.Settings[ConnectionSettings.SignInUrl], row.Settings[ConnectionSettings.Domains]]));
        var list = record.Services.GetRequiredService<ConnectionListService>();

        var names = all.ConvertAll(row => $"{row.Cluster.Customer} {row.Cluster.Name} {row.Name.Value}");

        // Words of one or two letters alone are looked for in the names.
        await HoldAsync(
            texts,
            2,
            async term => [.. (await list.ListAsync(new ConnectionQuery { Search = term, PageSize = 200 }, Token)).Rows.Select(row => row.Name)],
            (text, words) => words.All(word => Folded(words.All(IsShort) ? names[texts.IndexOf(text)] : text, word)),
            all.ConvertAll(row => row.Name.Value));
    }

    [Fact]
    public async Task The_clusters_search_finds_what_holds_every_word_and_nothing_else()
    {
        await using var record = await SeedAsync(3);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var all = await context.Clusters.AsNoTracking().ToListAsync(Token);
        var texts = all.ConvertAll(row => string.Join('\n', [row.Customer, row.Name, row.Url, row.ContactName, row.ContactEmail, row.OrderReference]));
        var list = record.Services.GetRequiredService<ClusterListService>();

        var names = all.ConvertAll(row => $"{row.Customer} {row.Name} {row.Url}");

        await HoldAsync(
            texts,
            4,
            async term => [.. (await list.ListAsync(new ClusterQuery { Search = term, PageSize = 200 }, Token)).Rows.Select(row => row.Id.ToString())],
            (text, words) => words.All(word => Folded(words.All(IsShort) ? names[texts.IndexOf(text)] : text, word)),
            all.ConvertAll(row => row.Id.ToString()));
    }

    [Fact]
    public async Task A_cluster_is_chosen_by_what_stands_in_customer_name_and_address_together()
    {
        await using var record = await SeedAsync(5);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var all = await context.Clusters.AsNoTracking().ToListAsync(Token);
        var texts = all.ConvertAll(row => $"{row.Customer} {row.Name} {row.Url}");
        var clusters = record.Services.GetRequiredService<ClusterService>();
        var random = new RandomText(6);

        for (var round = 0; round < Terms; round++)
        {
            var term = random.Term(texts);
            var found = (await clusters.SuggestAsync(term, Rows, Token)).Select(row => row.Id.ToString()).Order(StringComparer.Ordinal);
            Assert.True(found.SequenceEqual(all.Where((_, at) => Folded(texts[at], term.Trim())).Select(row => row.Id.ToString()).Order(StringComparer.Ordinal)), $"“{term}”");
        }
    }

    [Fact]
    public async Task The_audits_search_finds_what_holds_every_word_and_nothing_else()
    {
        await using var record = await SeedAsync(7);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        var all = await context.AuditEntries.AsNoTracking().ToListAsync(Token);
        var texts = all.ConvertAll(row => $"{row.Summary} {row.Subject} {row.Ticket} {row.Reason}");
        var list = record.Services.GetRequiredService<AuditListService>();

        await HoldAsync(texts, 8, async term => [.. (await list.ListAsync(new AuditQuery { Search = term, PageSize = 200 }, Token)).Rows.Select(row => $"{row.Id}")], FoldedAll, all.ConvertAll(row => $"{row.Id}"));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("\0")]
    [InlineData("\0\0\0")]
    [InlineData("\ud83d")]
    public async Task What_no_text_can_hold_is_found_nowhere(string term)
    {
        await using var record = await SeedAsync(9);

        Assert.Empty((await record.Services.GetRequiredService<ConnectionListService>().ListAsync(new ConnectionQuery { Search = term }, Token)).Rows);
        Assert.Empty((await record.Services.GetRequiredService<ClusterListService>().ListAsync(new ClusterQuery { Search = term }, Token)).Rows);
    }

    [Fact]
    public async Task A_search_longer_than_SQLite_takes_for_a_pattern_is_answered()
    {
        await using var record = await SeedAsync(10);
        var term = new string('[', 200_000);

        Assert.Empty((await record.Services.GetRequiredService<ConnectionListService>().ListAsync(new ConnectionQuery { Search = term }, Token)).Rows);
        Assert.Empty((await record.Services.GetRequiredService<ClusterListService>().ListAsync(new ClusterQuery { Search = term }, Token)).Rows);
    }

    private static async Task HoldAsync(List<string> texts, int seed, Func<string, Task<IReadOnlyList<string>>> search, Func<string, string[], bool> holds, List<string> names)
    {
        var random = new RandomText(seed);
        var hits = 0;
        for (var round = 0; round < Terms; round++)
        {
            var term = random.Term(texts).Replace('\n', ' ');
            var words = term.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var expected = names.Where((_, at) => holds(texts[at], words)).Order(StringComparer.Ordinal).ToList();

            var found = (await search(term)).Order(StringComparer.Ordinal).ToList();

            Assert.True(found.SequenceEqual(expected), $"“{term}” found {found.Count} in place of {expected.Count}");
            hits += expected.Count > 0 ? 1 : 0;
        }

        Assert.InRange(hits, Terms / 3, Terms - 1);
    }

    private static bool IsShort(string word) => SearchFold.Of(word).EnumerateRunes().Count() < 3;

    private static bool FoldedAll(string text, string[] words) => words.All(word => Folded(text, word));

    private static bool Folded(string text, string word) => SearchFold.Of(text).Contains(SearchFold.Of(word), StringComparison.Ordinal);

    private static async Task<RecordFile> SeedAsync(int seed)
    {
        var record = await RecordFile.CreateAsync(configure: services => services.AddSingleton<ConnectionListService>().AddSingleton<ClusterListService>().AddSingleton<ClusterService>().AddSingleton<AuditListService>());
        var random = new RandomText(seed);
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        for (var number = 0; number < Rows; number++)
        {
            var cluster = new Cluster
            {
                Id = ClusterId.From(Guid.NewGuid()),
                AccountId = Guid.NewGuid(),
                Name = random.Word(),
                Customer = random.Words(),
                Url = random.Word(),
                ContactName = random.Words(),
                ContactEmail = random.Word(),
                OrderReference = random.Word(),
                State = "ready",
            };
            var connection = Records.Connection(cluster, $"connection-{number}", ConnectionState.Live);
            (connection.DisplayName, connection.Settings[ConnectionSettings.Issuer], connection.Settings[ConnectionSettings.ClientId], connection.Settings[ConnectionSettings.IdpEntityId], connection.Settings[ConnectionSettings.Domains]) = (random.Words(), random.Word(), random.Word(), random.Word(), random.Word());
            context.AddRange(cluster, connection, new AuditEntry { At = DateTimeOffset.UnixEpoch, By = new Actor("Ana", StaffRole.Engineer), Action = "test", Outcome = "done", Summary = random.Words(6), Subject = random.Word(), Ticket = random.Word(2), Reason = random.Words() });
        }

        await context.SaveChangesAsync(Token);
        return record;
    }
}
