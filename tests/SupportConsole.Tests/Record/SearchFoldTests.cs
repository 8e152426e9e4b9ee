using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.History;
using SupportConsole.App.Inventory;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Search;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>Neither the case nor the way a letter was typed matters to a search, in any script and on any page.</summary>
public sealed class SearchFoldTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Spellings => new()
    {
        { "Bäckerei Müller", "BÄCKEREI" },
        { "Bäckerei Müller", "ba\u0308ckerei" },
        { "Ba\u0308ckerei Mu\u0308ller", "müller" },
        { "Café München", "CAFE\u0301" },
        { "Ακμή", "ακμή" },
        { "Ακμή", "ΑΚΜΉ" },
        { "Αθηναϊκός", "ΑΘΗΝΑΪΚΌΣ" },
        { "Жемчуг", "жеМЧуг" },
        { "Йогурт", "И\u0306ОГУРТ" },
        { "Việt", "VIE\u0302\u0323T" },
        { "Việt", "vie\u0323\u0302t" },
        { "Việt", "viê\u0323t" },
        { "한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8" },
        { "パンダ", "ハ\u309aンタ\u3099" },
        { "Åland", "A\u030aLAND" },
        { "Ḍṇ̇", "d\u0323n\u0307\u0323" },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Two_spellings_fold_alike(string text, string asked) => Assert.True(SearchFold.Holds(text, SearchFold.Of(asked)), SearchFold.Of(text));

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Every_list_finds_either_spelling(string text, string asked)
    {
        await using var record = await RecordFile.CreateAsync(configure: services => services
            .AddSingleton<ConnectionListService>().AddSingleton<ClusterListService>().AddSingleton<ClusterService>().AddSingleton<AuditListService>());
        var cluster = await record.AddClusterAsync(text, "prod");
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            context.Attach(cluster);
            context.AddRange(
                Records.Connection(cluster, "a-connection", ConnectionState.Live),
                new AuditEntry { At = DateTimeOffset.UnixEpoch, By = new Actor("Ana", StaffRole.Engineer), Action = "test", Outcome = "done", Summary = $"Changed {text}." });
            await context.SaveChangesAsync(Token);
        }

        Assert.Single((await record.Services.GetRequiredService<ConnectionListService>().ListAsync(new ConnectionQuery { Search = asked }, Token)).Rows);
        Assert.Single((await record.Services.GetRequiredService<ClusterListService>().ListAsync(new ClusterQuery { Search = asked }, Token)).Rows);
        Assert.Single(await record.Services.GetRequiredService<ClusterService>().SuggestAsync(asked, 5, Token));
        Assert.Single((await record.Services.GetRequiredService<AuditListService>().ListAsync(new AuditQuery { Search = asked }, Token)).Rows);
    }

    [Fact]
    public void A_letter_without_its_mark_is_another_letter() => Assert.False(SearchFold.Holds("Bäckerei", "backerei"));
}
