namespace SupportConsole.App.Shell.Parts;

/// <summary>
/// How a list whose search lives in the address reads its rows while somebody types: the newest key answers, and an address that the typing wrote, coming
/// back after more was typed, takes no letter away.
/// </summary>
/// <typeparam name="TQuery">What is asked of the list, compared by value.</typeparam>
public sealed class ListReading<TQuery>(TimeProvider time) : IDisposable
    where TQuery : notnull
{
    /// <summary>Rows are read when no key came for so long: short, so that rows follow the keys, and long enough for a fast typist.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>So long after a key, whatever address comes is an echo of the typing, however late.</summary>
    private static readonly TimeSpan Echoing = TimeSpan.FromSeconds(5);
    private readonly HashSet<TQuery> written = [];
    private long? lastKey;
    private CancellationTokenSource reading = new();

    /// <summary>Whether an address asks for something that is neither shown nor written by the typing.</summary>
    /// <param name="asked">What the address asks for.</param>
    /// <param name="shown">What is shown; null where nothing was read yet.</param>
    public bool IsNew(TQuery asked, TQuery? shown)
    {
        var isOurs = written.Remove(asked);
        if (shown is not null && asked.Equals(shown))
        {
            written.Clear();
            return false;
        }

        return !isOurs && !(shown is not null && lastKey is { } key && time.GetElapsedTime(key) < Echoing);
    }

    /// <summary>A filter, a head or the pager was pressed: the address that comes next is asked for, not an echo.</summary>
    public void Turn() => lastKey = null;

    /// <summary>Reads at once, in place of what is being read.</summary>
    /// <returns>Whether it was read; not where another key or filter came first.</returns>
    public Task<bool> ReadAsync(Func<CancellationToken, Task> read) => ReadAsync(TimeSpan.Zero, read);

    /// <summary>Reads what was typed, when the keys pause.</summary>
    /// <param name="query">What was typed; once it is read, its address is the caller's to write.</param>
    /// <param name="read">Reads the rows.</param>
    /// <returns>Whether it was read; not where another key or filter came first.</returns>
    public async Task<bool> ReadTypedAsync(TQuery query, Func<CancellationToken, Task> read)
    {
        lastKey = time.GetTimestamp();
        var isRead = await ReadAsync(Pause, read);
        if (isRead)
        {
            written.Add(query);
        }

        return isRead;
    }

    public void Dispose()
    {
        reading.Cancel();
        reading.Dispose();
    }

    private async Task<bool> ReadAsync(TimeSpan after, Func<CancellationToken, Task> read)
    {
        await reading.CancelAsync();
        reading.Dispose();
        reading = new CancellationTokenSource();
        var token = reading.Token;
        try
        {
            await Task.Delay(after, time, token);
            await read(token);
            return true;
        }
        catch (OperationCanceledException)
        {
            // Another key was pressed: the newer search answers.
            return false;
        }
    }
}
