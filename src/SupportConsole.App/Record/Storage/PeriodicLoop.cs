namespace SupportConsole.App.Record.Storage;

/// <summary>
/// Repeats work: at once, and again after every pause, until it is stopped. An exception does not end the loop.
/// </summary>
public static class PeriodicLoop
{
    /// <summary>Repeats until <paramref name="stop"/>, which also ends work that is running.</summary>
    /// <param name="pause">The time between the end of one run and the start of the next.</param>
    /// <param name="sooner">Ends a pause early; called once per pause.</param>
    public static async Task KeepAsync(
        TimeSpan pause,
        TimeProvider time,
        Func<CancellationToken, Task> work,
        Action<Exception> failed,
        CancellationToken stop,
        Func<CancellationToken, Task>? sooner = null)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                failed(exception);
            }

            using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
            List<Task> waits = [Task.Delay(pause, time, over.Token)];
            if (sooner is not null)
            {
                waits.Add(sooner(over.Token));
            }

            await Task.WhenAny(waits);
            await over.CancelAsync();
        }
    }
}
