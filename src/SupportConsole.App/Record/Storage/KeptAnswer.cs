namespace SupportConsole.App.Record.Storage;

/// <summary>
/// The answer to a question that takes long and whose answer changes slowly. Callers get the last answer at once. When that is old, it is
/// refreshed in the background, so only the first caller waits.
/// </summary>
/// <param name="failed">Is told why a refresh failed. The last answer stays, and the next call tries again.</param>
internal sealed class KeptAnswer<T>(Func<Task<T>> ask, TimeSpan goodFor, TimeProvider time, Action<Exception> failed)
{
    private readonly Lock one = new();
    private (T Value, long At)? last;
    private Task<T>? asking;
    private int forgotten;

    public Task<T> GetAsync(CancellationToken cancellationToken)
    {
        lock (one)
        {
            if (last is not { } kept)
            {
                return (asking ?? Begin()).WaitAsync(cancellationToken);
            }

            if (asking is null && time.GetElapsedTime(kept.At) >= goodFor)
            {
                _ = Begin().ContinueWith(
                    task => failed(task.Exception!.GetBaseException()),
                    CancellationToken.None,
                    TaskContinuationOptions.OnlyOnFaulted,
                    TaskScheduler.Default);
            }

            return Task.FromResult(kept.Value);
        }
    }

    /// <summary>The next caller waits for a new answer.</summary>
    public void Forget()
    {
        lock (one)
        {
            (last, asking) = (null, null);
            forgotten++;
        }
    }

    private Task<T> Begin()
    {
        var begun = forgotten;
        return asking = Task.Run(async () =>
        {
            try
            {
                var value = await ask();
                Keep(begun, value);
                return value;
            }
            finally
            {
                End(begun);
            }
        });
    }

    private void Keep(int begun, T value)
    {
        lock (one)
        {
            last = begun == forgotten ? (value, time.GetTimestamp()) : last;
        }
    }

    private void End(int begun)
    {
        lock (one)
        {
            asking = begun == forgotten ? null : asking;
        }
    }
}
