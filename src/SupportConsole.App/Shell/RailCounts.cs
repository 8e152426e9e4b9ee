using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Deadlines;
using SupportConsole.App.Record;

namespace SupportConsole.App.Shell;

/// <summary>Counts for the navigation. All visits share one answer for some seconds, so they stay cheap however many people look.</summary>
public sealed class RailCounts(IDbContextFactory<ConsoleDbContext> contexts, DeadlineReader deadlines, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim one = new(1);
    private IReadOnlyDictionary<string, RailCount> counts = new Dictionary<string, RailCount>();
    private long? readAt;

    public void Dispose() => one.Dispose();

    public async Task<IReadOnlyDictionary<string, RailCount>> ReadAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (readAt is not { } at || time.GetElapsedTime(at) > Fresh)
            {
                counts = await CountAsync(cancellationToken);
                readAt = time.GetTimestamp();
            }

            return counts;
        }
        catch (SqliteException)
        {
            // The banner says what is wrong with the database: the navigation must stay usable.
            return counts;
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<IReadOnlyDictionary<string, RailCount>> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var changes = await context.Changes.CountAsync(change => change.SettledAt == null, cancellationToken);
        var differences = await context.Findings.CountAsync(finding => finding.IgnoredAt == null, cancellationToken);
        var periods = await deadlines.CountAsync(new DeadlineQuery(), cancellationToken);
        var due = periods[DeadlinePeriod.Overdue] + periods[DeadlinePeriod.Week];
        return new Dictionary<string, RailCount>
        {
            ["/connections"] = new(changes, changes == 1 ? "1 open change" : $"{changes} open changes"),
            ["/renewals"] = new(due, $"{due} due within a week"),
            ["/sync"] = new(differences, differences == 1 ? "1 difference" : $"{differences} differences"),
        };
    }
}
