namespace SupportConsole.App.Reminders;

/// <summary>
/// Waits after the clock jumped: a wrong clock is usually set right within minutes, and a reminder can't be taken back.
/// </summary>
internal sealed class ClockHold(TimeProvider time)
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(2);
    private DateTimeOffset? lastTime;
    private long lastStamp;
    private long? heldSince;

    /// <param name="lastWritten">When the last message was written, UTC; read at the first call after a start.</param>
    public async Task<bool> IsSteadyAsync(Func<Task<DateTimeOffset?>> lastWritten)
    {
        var now = time.GetUtcNow();
        var jumped = lastTime is { } last
            ? (now - last - time.GetElapsedTime(lastStamp)).Duration() > Tolerance
            : await lastWritten() is { } written && (now < written || now - written > LongestPause);
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
