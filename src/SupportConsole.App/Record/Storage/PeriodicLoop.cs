namespace SupportConsole.App.Record.Storage;

/// <summary>
/// What the console looks into by itself: at once, and again after every pause, until the console stops or the page is closed. One bad look does not end it.
/// </summary>
public static class PeriodicLoop
{
    /// <summary>Looks until <paramref name="stop"/>; then it returns, also out of the middle of a look.</summary>
    /// <param name="pause">How long after one look ended the next one begins.</param>
    /// <param name="time">The clock.</param>
    /// <param name="look">The look.</param>
    /// <param name="failed">Told when a look failed; the next one comes all the same.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="sooner">Cuts a pause short; waited for anew in each of them.</param>
    public static async Task KeepAsync(
        TimeSpan pause, TimeProvider time, Func<CancellationToken, Task> look, Action<Exception> failed, CancellationToken stop, Func<CancellationToken, Task>? sooner = null)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await look(stop);
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
            await Task.WhenAny([Task.Delay(pause, time, over.Token), .. sooner is null ? (Task[])[] : [sooner(over.Token)]]);
            await over.CancelAsync();
        }
    }
}
