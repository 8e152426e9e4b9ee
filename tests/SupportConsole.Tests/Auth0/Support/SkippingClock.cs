namespace SupportConsole.Tests.Auth0.Support;

/// <summary>
/// A clock on which waits take no time: each is noted, the clock is put forward by it, and it is over. Only the timeout of a try runs for
/// real, shortened, since what it waits for happens outside.
/// </summary>
public sealed class SkippingClock(TimeSpan tryTimeout) : TimeProvider
{
    private readonly Lock door = new();
    private readonly List<TimeSpan> waits = [];
    private TimeSpan setBack;
    private DateTimeOffset now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>How long a try really may take.</summary>
    public TimeSpan RealTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The waits so far, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (door)
            {
                return [.. waits];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by)
    {
        lock (door)
        {
            now += by;
        }
    }

    /// <summary>Sets the clock on the wall back. What has really passed is measured as before.</summary>
    public void SetBack(TimeSpan by)
    {
        lock (door)
        {
            setBack += by;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (door)
        {
            return now - setBack;
        }
    }

    public override long GetTimestamp()
    {
        lock (door)
        {
            return now.UtcTicks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == tryTimeout || dueTime == Timeout.InfiniteTimeSpan)
        {
            return System.CreateTimer(callback, state, dueTime == tryTimeout ? RealTimeout : dueTime, period);
        }

        lock (door)
        {
            waits.Add(dueTime);
            now += dueTime;
        }

        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
