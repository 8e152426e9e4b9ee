namespace SupportConsole.App.Watch;

/// <summary>When documents are checked, and how many checks a minute has room for.</summary>
public sealed class WatchPace(WatchSettings settings, TimeProvider time)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock guard = new();
    private readonly Queue<long> asked = [];

    /// <summary>The longest time to a document's next check.</summary>
    public TimeSpan Longest => (settings.Every > LongestRetry ? settings.Every : LongestRetry) * 1.1;

    /// <summary>How many requests may be sent now.</summary>
    public int Room
    {
        get
        {
            lock (guard)
            {
                Forget();
                return settings.PerMinute - asked.Count;
            }
        }
    }

    /// <summary>Counts a request; false if the minute has no room for it.</summary>
    public bool TryTake()
    {
        lock (guard)
        {
            Forget();
            if (asked.Count >= settings.PerMinute)
            {
                return false;
            }

            asked.Enqueue(time.GetTimestamp());
            return true;
        }
    }

    /// <summary>When a document is checked again.</summary>
    /// <param name="failures">How many checks failed in a row: each doubles the time, up to a day.</param>
    /// <param name="chance">From 0 to 1: spreads the checks.</param>
    public DateTimeOffset Next(int failures, double chance)
    {
        var every = settings.Every > TimeSpan.Zero ? settings.Every : LongestRetry;
        var longest = every > LongestRetry ? every : LongestRetry;
        var first = every < FirstRetry ? every : FirstRetry;
        var pause = failures == 0 ? every : first * Math.Pow(2, Math.Min(failures - 1, 20));
        pause = pause > longest ? longest : pause;
        return time.GetUtcNow() + (pause * (0.9 + (0.2 * chance)));
    }

    private void Forget()
    {
        while (asked.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Minute)
        {
            asked.Dequeue();
        }
    }
}
