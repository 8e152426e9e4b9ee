namespace SupportConsole.App.Parts;

/// <summary>
/// How a list reads its rows when its search and filters are in the address. The page leads and the address follows: input is shown and
/// read at once, and the address is written afterwards. The page's own addresses come back late, in order, some of them twice, while the
/// user keeps typing. So an address is followed only if it is new and the page did not write it.
/// </summary>
public sealed class ListReading<TQuery>(TimeProvider time) : IDisposable
    where TQuery : class
{
    // Too short to feel, and long enough to read keys that arrive together only once.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);
    private readonly Queue<TQuery> written = new();
    private TQuery? seen;
    private CancellationTokenSource reading = new();
    private volatile bool isOver;

    /// <summary>Whether the user navigated: by a link or the back button, not by what the page itself wrote.</summary>
    public bool IsNew(TQuery asked)
    {
        if (asked.Equals(seen))
        {
            return false;
        }

        seen = asked;
        if (!written.Contains(asked))
        {
            // The user navigated away: forget the addresses this page wrote.
            written.Clear();
            return true;
        }

        // Addresses replaced before they came back never arrive.
        while (!written.Dequeue().Equals(asked))
        {
        }

        return false;
    }

    /// <summary>Whether the address must be written. Call it right before writing.</summary>
    public bool Writes(TQuery query)
    {
        if (query.Equals(written.Count > 0 ? written.Last() : seen))
        {
            return false;
        }

        written.Enqueue(query);
        return true;
    }

    /// <summary>Reads at once and cancels the read in progress.</summary>
    /// <returns>False if a newer read cancelled this one.</returns>
    public Task<bool> ReadAsync(Func<CancellationToken, Task> read) => ReadAsync(TimeSpan.Zero, read);

    /// <summary>Reads after a short pause, so that fast typing reads once.</summary>
    /// <returns>False if a newer read cancelled this one.</returns>
    public Task<bool> ReadTypedAsync(Func<CancellationToken, Task> read) => ReadAsync(Pause, read);

    public void Dispose()
    {
        isOver = true;
        reading.Cancel();
        reading.Dispose();
    }

    private async Task<bool> ReadAsync(TimeSpan after, Func<CancellationToken, Task> read)
    {
        if (isOver)
        {
            // The user left the page while something else was awaited.
            return false;
        }

        // Publish our token source before cancelling the previous one, so a concurrent read cancels ours and no source is disposed twice.
        var mine = new CancellationTokenSource();
        var token = mine.Token;
        var before = Interlocked.Exchange(ref reading, mine);
        await before.CancelAsync();
        before.Dispose();
        try
        {
            token.ThrowIfCancellationRequested();
            if (after > TimeSpan.Zero)
            {
                await Task.Delay(after, time, token);
            }

            await read(token);
            return !token.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            // A newer read answers.
            return false;
        }
    }
}
