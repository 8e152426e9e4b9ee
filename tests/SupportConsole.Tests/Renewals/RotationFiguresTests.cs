using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;
using SupportConsole.Federation.IdentityProviders;
using SupportConsole.Tests.Renewals.Support;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Renewals;

public sealed class RotationFiguresTests
{
    private static readonly DateTimeOffset At = new(2026, 10, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(new double[] { 5, 1, 3 }, 3d)]
    [InlineData(new double[] { 8, 1, 4, 3 }, 3.5)]
    [InlineData(new double[] { 2 }, 2d)]
    [InlineData(new double[] { }, null)]
    public async Task The_median_is_the_middle_of_the_known_hours(double[] hours, double? median)
    {
        await using var record = await RecordFile.CreateAsync();
        var rows = new RotationRows(record);
        foreach (var each in hours.Append(double.NaN))
        {
            // The last one of each month has no reminder and no message.
            var connection = await rows.AddConnectionAsync($"after-{each}-hours");
            await rows.RotateAsync(connection, At, remindedHours: double.IsNaN(each) ? null : each);
        }

        var figures = Assert.Single((await ReadAsync(record, At.AddMonths(-12), new RotationQuery())).Figures);

        Assert.Equal((hours.Length + 1, median), (figures.Total, figures.MedianHours));
        Assert.Equal(hours.Length == 0 ? "" : $"{hours.Length} from the first reminder", figures.CountedFrom);
    }

    [Fact]
    public async Task A_month_that_the_period_cuts_counts_from_the_cut()
    {
        await using var record = await RecordFile.CreateAsync();
        var rows = new RotationRows(record);
        var connection = await rows.AddConnectionAsync("acme-oidc");
        await rows.RotateAsync(connection, At, remindedHours: 100);
        await rows.RotateAsync(connection, At.AddDays(1), remindedHours: 10);
        await rows.RotateAsync(connection, At.AddDays(2), remindedHours: 20);
        await rows.RotateAsync(connection, At.AddDays(20), remindedHours: 7);

        var list = await ReadAsync(record, At, new RotationQuery());

        Assert.Equal([(new DateOnly(2026, 11, 1), 1, 7), (new DateOnly(2026, 10, 1), 2, 15)], list.Figures.Select(row => (row.Month, row.Total, row.MedianHours ?? 0)));
        Assert.Equal(["SUP-4", "SUP-3", "SUP-2"], list.Page.Rows.Select(row => row.Ticket));
    }

    [Fact]
    public async Task Figures_follow_the_identity_provider_that_the_connection_has_today()
    {
        await using var record = await RecordFile.CreateAsync();
        var rows = new RotationRows(record);
        var (stays, moves) = (await rows.AddConnectionAsync("stays-oidc"), await rows.AddConnectionAsync("moves-oidc"));
        await rows.RotateAsync(stays, At, remindedHours: 3);
        await rows.RotateAsync(moves, At, remindedHours: 9);
        await using (var context = await record.Contexts.CreateDbContextAsync(Token))
        {
            context.Attach(moves).Entity.IdentityProvider = IdentityProvider.EntraId;
            await context.SaveChangesAsync(Token);
        }

        var list = await ReadAsync(record, At.AddMonths(-12), new RotationQuery { Provider = IdentityProvider.EntraId });

        Assert.Equal([(IdentityProvider.EntraId, 1, 9), (IdentityProvider.Okta, 1, 3)], list.Figures.Select(row => (row.Provider, row.Total, row.MedianHours ?? 0)).OrderByDescending(row => row.Item3));
        Assert.Equal("moves-oidc", Assert.Single(list.Page.Rows).Connection);
    }

    [Fact]
    public async Task Every_number_is_the_length_of_the_list_behind_it_page_by_page()
    {
        await using var record = await RecordFile.CreateAsync();
        var rows = new RotationRows(record);
        var connections = new[] { await rows.AddConnectionAsync("okta-oidc"), await rows.AddConnectionAsync("entra-oidc", IdentityProvider.EntraId) };
        for (var number = 0; number < 40; number++)
        {
            await rows.RotateAsync(connections[number % 2], At.AddDays(-number), (number % 20) - 4);
        }

        var all = await ReadAsync(record, At.AddMonths(-12), new RotationQuery());
        var listed = 0;
        foreach (var figures in all.Figures)
        {
            foreach (var timing in Enum.GetValues<RotationTiming>())
            {
                var query = new RotationQuery { Month = figures.Month, Provider = figures.Provider, Timing = timing, PageSize = 3 };
                var behind = await PagesAsync(record, query, figures.Count(timing));
                Assert.Equal(figures.Count(timing), behind.Count);
                Assert.All(behind, row => Assert.Equal((timing, figures.Month.Month), (row.Timing, row.At.Month)));
                Assert.Equal(behind.Select(row => row.At).OrderDescending(), behind.Select(row => row.At));
                listed += behind.Count;
            }
        }

        Assert.Equal((40, 40, 25), (listed, all.Page.Total, all.Page.Rows.Count));
    }

    private static async Task<List<PastRotation>> PagesAsync(RecordFile record, RotationQuery query, int total)
    {
        var found = new List<PastRotation>();
        for (var page = 0; page * query.PageSize < total; page++)
        {
            found.AddRange((await ReadAsync(record, At.AddMonths(-12), query with { Page = page })).Page.Rows);
        }

        return found;
    }

    private static Task<RotationList> ReadAsync(RecordFile record, DateTimeOffset since, RotationQuery query) =>
        new PastRotations(record.Contexts).ReadAsync(since, query, Token);
}
