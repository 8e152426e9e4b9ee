namespace SupportConsole.App.Reminders;

/// <summary>
/// Waits after a start and after the clock jumped: a wrong clock is usually set right within minutes, and a reminder can't be taken back.
/// </summary>
internal sealed class ClockHold(TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private DateTimeOffset? lastTime;
    private long lastStamp;
    private long? heldSince;

    /// <param name="hasWritten">
    /// Whether any message was ever written; asked at the first call. Before the first one nothing can be wrong.
    /// </param>
    public async Task<bool> IsSteadyAsync(Func<Task<bool>> hasWritten)
    {
        var now = time.GetUtcNow();
        var jumped = lastTime is { } last
            ? (now - last - time.GetElapsedTime(lastStamp)).Duration() > Tolerance
            : await hasWritten();
        lastTime = now;
        lastStamp = time.GetTimestamp();
        if (jumped)
        {
            heldSince = lastStamp;
        }

        if (heldSince is { } since && time.GetElapsedTime(since) < Length)
        {
            return false;
        }

        heldSince = null;
        return true;
    }
}
