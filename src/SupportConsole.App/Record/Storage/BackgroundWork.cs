using System.Collections.Concurrent;
using System.Globalization;

namespace SupportConsole.App.Record.Storage;

/// <summary>Which of the console's background work fails, for the health check: its pages say nothing of it.</summary>
public sealed class BackgroundWork(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Failure> failing = new(StringComparer.Ordinal);

    /// <summary>How long the first run of each work waits, so that the first page after a start does not wait for all of them.</summary>
    public TimeSpan BeginsAfter { get; init; }

    /// <summary>What fails and since when, a sentence each; without the exceptions' messages, which may hold anything.</summary>
    public IReadOnlyList<string> Failing =>
    [
        .. failing.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => string.Create(
            CultureInfo.InvariantCulture,
            $"{pair.Key} has failed since {pair.Value.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC ({pair.Value.Kind}). See the log.")),
    ];

    /// <summary>
    /// The same work, which notes whether it fails and waits with its first run. An exception still reaches the caller.
    /// </summary>
    /// <param name="name">Begins a sentence, such as <c>Settling open changes</c>.</param>
    /// <param name="isAtOnce">Whether its first run waits for nothing.</param>
    public Func<CancellationToken, Task> Watched(string name, Func<CancellationToken, Task> work, bool isAtOnce = false)
    {
        var wait = isAtOnce ? TimeSpan.Zero : BeginsAfter;
        return async cancellationToken =>
        {
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellationToken);
                wait = TimeSpan.Zero;
            }

            await RunAsync(name, work, cancellationToken);
        };
    }

    private async Task RunAsync(string name, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
            failing.TryRemove(name, out _);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            var kind = exception.GetType().Name;
            failing.AddOrUpdate(name, new Failure(time.GetUtcNow(), kind), (_, first) => first with { Kind = kind });
            throw;
        }
    }

    private sealed record Failure(DateTimeOffset Since, string Kind);
}
