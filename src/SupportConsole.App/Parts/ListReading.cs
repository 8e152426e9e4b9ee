namespace SupportConsole.App.Parts;

/// <summary>
/// How a list whose search and filters live in the address reads its rows. The page leads and the address follows: what is typed or chosen is shown and read at
/// once, and the address is written afterwards. An address is taken over only where it is another one than before, and not one that the page wrote itself: the
/// page's own addresses come back late, in their order, some twice and with every rendering of what is around the page, while somebody goes on typing.
/// </summary>
/// <typeparam name="TQuery">What is asked of the list, compared by value.</typeparam>
public sealed class ListReading<TQuery>(TimeProvider time) : IDisposable
    where TQuery : class
{
    /// <summary>Rows are read when no key came for so long: no pause that anyone feels, and long enough for the keys that arrived together to be read as one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);
    private readonly Queue<TQuery> written = new();
    private TQuery? seen;
    private CancellationTokenSource reading = new();

    /// <summary>Whether somebody went to another address: a link, the browser's way back. What the page wrote itself is none, and the same address again is none.</summary>
    /// <param name="asked">What the address asks for.</param>
    public bool IsNew(TQuery asked)
    {
        if (asked.Equals(seen))
        {
            return false;
        }

        seen = asked;
        if (!written.Contains(asked))
        {
            // The way leads elsewhere: what the page wrote before is behind it.
            written.Clear();
            return true;
        }

        // Addresses that were replaced before they came back are left out on the way.
        while (!written.Dequeue().Equals(asked))
        {
        }

        return false;
    }

    /// <summary>Whether the address is to be written: not where it says so already. To be asked right before it is written.</summary>
    public bool Writes(TQuery query)
    {
        if (query.Equals(written.Count > 0 ? written.Last() : seen))
        {
            return false;
        }

        written.Enqueue(query);
        return true;
    }

    /// <summary>Reads at once, in place of what is being read.</summary>
    /// <returns>Whether it was read; not where another key or filter came first.</returns>
    public Task<bool> ReadAsync(Func<CancellationToken, Task> read) => ReadAsync(TimeSpan.Zero, read);

    /// <summary>Reads what was typed, when the keys pause.</summary>
    /// <returns>Whether it was read; not where another key or filter came first.</returns>
    public Task<bool> ReadTypedAsync(Func<CancellationToken, Task> read) => ReadAsync(Pause, read);

    public void Dispose()
    {
        reading.Cancel();
        reading.Dispose();
    }

    private async Task<bool> ReadAsync(TimeSpan after, Func<CancellationToken, Task> read)
    {
        // This one takes the place first and ends the other then: who comes while that goes on ends this one, and nobody's source is disposed twice.
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
            // Another key was pressed: the newer search answers.
            return false;
        }
    }
}
