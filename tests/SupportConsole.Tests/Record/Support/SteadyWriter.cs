using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.Tests.Support;

namespace SupportConsole.Tests.Record.Support;

/// <summary>
/// Writes numbered rows into a record, each committed by itself, as many a second as it is told. Where the machine is too slow for that, what is owed is caught
/// up with in one commit.
/// </summary>
public sealed class SteadyWriter : IAsyncDisposable
{
    public const string Name = "writer";

    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Task writing;
    private int written;

    public SteadyWriter(RecordFile record, int aSecond) => writing = Task.Run(() => WriteAsync(record, aSecond));

    /// <summary>How many rows are committed.</summary>
    public int Written => Volatile.Read(ref written);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await writing;
        stop.Dispose();
    }

    /// <summary>Fills a record with so many rows of some 2 KB, so that to read it through takes a while.</summary>
    public static async Task FillAsync(RecordFile record, int rows)
    {
        await using var context = await record.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        context.AddRange(Enumerable.Range(0, rows).Select(_ => Entry("before", new string('x', AuditEntry.TextMaxLength))));
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task WriteAsync(RecordFile record, int aSecond)
    {
        await using var context = await record.Contexts.CreateDbContextAsync();
        var watch = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested)
        {
            var owed = (int)(watch.Elapsed.TotalSeconds * aSecond) - written;
            if (owed <= 0)
            {
                await Task.Delay(1);
                continue;
            }

            var next = owed > aSecond / 10 ? owed : 1;
            await WriteAsync(context, Enumerable.Range(written + 1, next));
            Volatile.Write(ref written, written + next);
        }
    }

    private static async Task WriteAsync(ConsoleDbContext context, IEnumerable<int> numbers)
    {
        context.AddRange(numbers.Select(number => Entry(Name, number.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        await context.SaveChangesAsync();
        context.ChangeTracker.Clear();
    }

    private static AuditEntry Entry(string actor, string summary) => new() { At = DateTimeOffset.UnixEpoch, By = new Actor(actor, StaffRole.Engineer), Action = "test.write", Outcome = "done", Summary = summary };
}
