using System.Runtime;
using Microsoft.Extensions.Hosting;
using SupportConsole.App.Record.Storage;

namespace SupportConsole;

/// <summary>
/// Compacts the heap and gives free memory back to the system, so that no copy of a secret outlives its use for long. A secret passes
/// through strings, JSON and pooled buffers that nobody can clear; the collector alone would leave them where they are for hours.
/// <c>tests/run-memory</c> measures what is left after five minutes.
/// </summary>
internal sealed class MemoryCompaction(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A console that has just started has used no secret.
        await Task.Delay(Every, time, stoppingToken);
        await PeriodicLoop.KeepAsync(Every, time, CompactAsync, _ => { }, stoppingToken);
    }

    private static Task CompactAsync(CancellationToken cancellationToken)
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Task.CompletedTask;
    }
}
