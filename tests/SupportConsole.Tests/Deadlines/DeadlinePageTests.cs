using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;
using SupportConsole.Benchmarks.Record;

namespace SupportConsole.Tests.Deadlines;

/// <summary>Pages are read by ranges of an index. Put together they must be the whole list, in the same order.</summary>
public sealed class DeadlinePageTests
{
    private const int Connections = 600;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pages_of_every_filter_are_the_whole_list_in_order()
    {
        await using var record = await FilledRecord.CreateAsync(Connections, 10);
        var reader = record.Services.GetRequiredService<DeadlineReader>();
        var learned = await record.Services.GetRequiredService<LeadTimes>().ReadAsync(Token);

        Assert.True(learned.Spread > TimeSpan.FromDays(1), "no rotation takes longer than another");
        foreach (var query in Queries())
        {
            var whole = await reader.ExportAsync(query, Token).ToListAsync(Token);
            var paged = await PagesAsync(reader, query);

            Assert.Equal(whole.Select(row => row.Key), paged.Select(row => row.Key));
            Assert.Equal(InOrder(whole).Select(row => row.Key), whole.Select(row => row.Key));
        }
    }

    [Fact]
    public async Task Every_deadline_of_the_list_is_found_by_its_key()
    {
        await using var record = await FilledRecord.CreateAsync(Connections, 10);
        var reader = record.Services.GetRequiredService<DeadlineReader>();

        var whole = await reader.ExportAsync(new DeadlineQuery(), Token).ToListAsync(Token);

        Assert.Equal(6, whole.Select(row => row.Kind).Distinct().Count());
        foreach (var row in whole.DistinctBy(row => row.Kind))
        {
            Assert.Equal(row, await reader.FindAsync(row.Key, Token));
        }
    }

    private static IEnumerable<DeadlineQuery> Queries() =>
    [
        new DeadlineQuery(),
        new DeadlineQuery { Owner = new OwnerFilter("idp dana", "Dana Levi") },
        new DeadlineQuery { WithinDays = 90 },
        .. Enum.GetValues<DeadlinePeriod>().Select(period => new DeadlineQuery { Period = period }),
        .. Enum.GetValues<DeadlineKind>().Select(kind => new DeadlineQuery { Kind = kind }),
    ];

    private static async Task<List<Deadline>> PagesAsync(DeadlineReader reader, DeadlineQuery query)
    {
        var rows = new List<Deadline>();
        while (true)
        {
            var page = await reader.ListAsync(query with { Page = rows.Count / 7, PageSize = 7 }, Token);
            rows.AddRange(page.Rows);
            if (rows.Count >= page.Total || page.Rows.Count < 7)
            {
                Assert.Equal(page.Total, rows.Count);
                return rows;
            }
        }
    }

    private static IEnumerable<Deadline> InOrder(IEnumerable<Deadline> rows) => rows
        .OrderBy(row => row.ActAt is null)
        .ThenBy(row => row.ActAt)
        .ThenBy(row => row.DueAt)
        .ThenBy(row => row.Key, StringComparer.Ordinal);
}
