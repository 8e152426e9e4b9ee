using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.History;
using SupportConsole.App.Parts;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record;

/// <summary>A search of the audit finds the same whichever index it begins with, and says so where it didn't look everywhere.</summary>
public sealed class AuditSearchTests
{
    private const int Entries = 6_000;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_letters_are_looked_for_in_the_newest_entries_and_everywhere_on_demand()
    {
        await using var record = await FilledAsync();
        var list = record.Services.GetRequiredService<AuditListService>();

        var recent = await list.ListAsync(new AuditQuery { Search = "zq" }, Token);
        var all = await list.ListAsync(new AuditQuery { Search = "zq", CountsAll = true }, Token);
        var three = await list.ListAsync(new AuditQuery { Search = "zq old" }, Token);
        var common = await list.ListAsync(new AuditQuery { Search = "ro" }, Token);

        Assert.Equal((1, 1_000, "Secret zq new"), (recent.Total, recent.OfNewest, Assert.Single(recent.Rows).Summary));
        Assert.Equal("1 entry in the newest 1,000", ListPage.Counted(recent, "entry", "entries"));
        Assert.Equal((2, null), (all.Total, all.OfNewest));
        Assert.Equal("2 entries", ListPage.Counted(all, "entry", "entries"));
        Assert.Equal((1, null), (three.Total, three.OfNewest));
        Assert.Equal((999, false, 1_000), (common.Total, common.HasMore, common.OfNewest));
    }

    [Fact]
    public async Task Two_letters_are_looked_for_in_all_that_other_filters_leave_over()
    {
        await using var record = await FilledAsync();
        var list = record.Services.GetRequiredService<AuditListService>();
        AuditQuery[] queries =
        [
            new() { Ticket = "SUP-10" }, new() { Actor = "Bo" }, new() { Outcome = "refused" }, new() { Actor = "Bo", Outcome = "refused" },
            new() { To = DateOnly.FromDateTime(DateTime.UnixEpoch), Outcome = "refused" },
        ];

        foreach (var query in queries)
        {
            var found = await list.ListAsync(query with { Search = "zq" }, Token);

            Assert.Equal(("Secret zq old", null), (Assert.Single(found.Rows).Summary, found.OfNewest));
        }
    }

    [Theory]
    [InlineData("Ana", "", "")]
    [InlineData("Bo", "refused", "")]
    [InlineData("", "refused", "")]
    [InlineData("Ana", "", "SUP-4001")]
    public async Task A_common_word_with_a_filter_finds_what_both_allow(string actor, string outcome, string ticket)
    {
        await using var record = await FilledAsync();
        var list = record.Services.GetRequiredService<AuditListService>();
        var query = new AuditQuery { Actor = actor, Outcome = outcome, Ticket = ticket, CountsAll = true, PageSize = 200 };

        var filtered = await PagesAsync(list, query);
        var found = await PagesAsync(list, query with { Search = "rotated" });

        Assert.NotEmpty(found);
        Assert.Equal(filtered.Where(entry => entry.Summary.Contains("Rotated", StringComparison.Ordinal)).Select(entry => entry.Id), found.Select(entry => entry.Id));
    }

    private static async Task<List<AuditEntry>> PagesAsync(AuditListService list, AuditQuery query)
    {
        var entries = new List<AuditEntry>();
        for (var number = 0; ; number++)
        {
            var page = await list.ListAsync(query with { Page = number }, Token);
            entries.AddRange(page.Rows);
            if (entries.Count >= page.Total)
            {
                return entries;
            }
        }
    }

    /// <summary>The tenth entry and the 501st from the end have the letters "zq"; every second one has the word "Rotated".</summary>
    private static async Task<RecordFile> FilledAsync()
    {
        var record = await RecordFile.CreateAsync(configure: services => services.AddSingleton<AuditListService>());
        await using var context = await record.Contexts.CreateDbContextAsync(Token);
        context.AuditEntries.AddRange(Enumerable.Range(0, Entries).Select(number => new AuditEntry
        {
            At = DateTimeOffset.UnixEpoch.AddMinutes(number),
            By = new Actor(number % 10 == 0 ? "Bo" : "Ana", StaffRole.Engineer),
            Action = "connection.rotate",
            Outcome = number % 15 == 10 ? "refused" : "confirmed",
            Summary = number == 10 ? "Secret zq old" : number == Entries - 501 ? "Secret zq new" : number % 4 < 2 ? "Rotated the secret." : "Program changed.",
            Ticket = $"SUP-{number}",
        }));
        await context.SaveChangesAsync(Token);
        return record;
    }
}
