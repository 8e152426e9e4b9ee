using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SupportConsole.App.Clusters.Report;
using SupportConsole.App.Inventory;
using SupportConsole.App.Record;

namespace SupportConsole.Tests.Clusters.Support;

/// <summary>Remembers what the report of each day said on that day, and compares it with what it says of that day later.</summary>
internal sealed class PastTruth(IDbContextFactory<ConsoleDbContext> contexts, FakeTimeProvider clock)
{
    private readonly ClusterReport report = new(contexts, new ClusterListService(contexts, clock), clock);
    private readonly List<DateOnly> days = [];
    private readonly List<string> seen = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The day ends, and the next one begins at the same time of day.</summary>
    public async Task EndDayAsync()
    {
        days.Add(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        seen.Add(await ReadAsync(day: null));
        clock.Advance(TimeSpan.FromDays(1));
    }

    /// <param name="states">What was seen, in short, so that a test says what it means.</param>
    public async Task AssertAsync(params string[] states)
    {
        // A state that is older than the day is taken as it is: without this the last days would not be replayed.
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(Token);
        await context.Connections.ExecuteUpdateAsync(update => update.SetProperty(record => record.StateSince, now), Token);
        var replayed = new List<string>();
        foreach (var day in days)
        {
            replayed.Add(await ReadAsync(day));
        }

        Assert.Equal(states, seen.Select(line => line.Split(' ')[0]));
        Assert.Equal(seen, replayed);
    }

    private async Task<string> ReadAsync(DateOnly? day)
    {
        var table = await report.ReadAsync(new ClusterQuery { AsOf = day }, int.MaxValue, Token);
        Assert.Equal(day, table.AsOf);
        var row = Assert.Single(table.Rows);
        var connection = row.Connection;
        return $"{connection?.State.ToString() ?? "None"} {connection?.Name} {row.Cluster.Coverage} {connection?.CredentialExpiresAt:O}";
    }
}
