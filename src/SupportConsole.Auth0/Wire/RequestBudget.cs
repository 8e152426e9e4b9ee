using Microsoft.Extensions.Options;

namespace SupportConsole.Auth0.Wire;

/// <summary>
/// The calls that the console allows itself: a bucket refilled at <see cref="Auth0TenantOptions.RequestsPerSecond"/>. Operators' calls take
/// what there is and queue in order; background calls leave half of the bucket to them, wait for their queue to clear, and pause while the
/// tenant reports that little is left.
/// </summary>
internal sealed class RequestBudget
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(5);

    private readonly Lock door = new();
    private readonly TimeProvider time;
    private readonly double perSecond;
    private readonly double burst;
    private double left;
    private long lastRefill;
    private DateTimeOffset backgroundPausedUntil = DateTimeOffset.MinValue;
    private volatile RateLimitReading? reading;

    public RequestBudget(IOptions<Auth0TenantOptions> settings, TimeProvider time)
    {
        this.time = time;
        perSecond = settings.Value.RequestsPerSecond;
        burst = Math.Max(2, Math.Ceiling(perSecond));
        left = burst;
        lastRefill = time.GetTimestamp();
    }

    public RateLimitReading? Reading => reading;

    /// <summary>Waits for this call's turn.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) =>
        TenantPriority.IsBackground ? EnterBehindAsync(cancellationToken) : EnterAheadAsync(cancellationToken);

    /// <summary>Takes note of what the tenant reports.</summary>
    public void Note(Reply reply, DateTimeOffset now)
    {
        if (reply.RateLimit is { } report)
        {
            reading = report;
        }

        var until = reply.Status == 429 ? now + (reply.WaitAsked(now) ?? TimeSpan.FromSeconds(1))
            : reply.RateLimit is { } low && low.Remaining * 4 < low.Limit ? low.ResetsAt
            : DateTimeOffset.MinValue;
        lock (door)
        {
            backgroundPausedUntil = until > now + LongestPause ? now + LongestPause : until > backgroundPausedUntil ? until : backgroundPausedUntil;
        }
    }

    private async Task EnterAheadAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (door)
        {
            Refill();
            left--;
            wait = left < 0 ? TimeSpan.FromSeconds(-left / perSecond) : TimeSpan.Zero;
        }

        if (wait > TimeSpan.Zero)
        {
            await WaitOrGiveBackAsync(wait, cancellationToken);
        }
    }

    private async Task WaitOrGiveBackAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            lock (door)
            {
                left++;
            }

            throw;
        }
    }

    private async Task EnterBehindAsync(CancellationToken cancellationToken)
    {
        while (WaitOfBackground() is { } wait)
        {
            await Task.Delay(wait > ShortestWait ? wait : ShortestWait, time, cancellationToken);
        }
    }

    /// <summary>Null once it is background's turn, which is then taken.</summary>
    private TimeSpan? WaitOfBackground()
    {
        lock (door)
        {
            Refill();
            var now = time.GetUtcNow();
            var needed = Math.Floor(burst / 2) + 1;
            if (now >= backgroundPausedUntil && left >= needed)
            {
                left--;
                return null;
            }

            return now < backgroundPausedUntil ? backgroundPausedUntil - now : TimeSpan.FromSeconds((needed - left) / perSecond);
        }
    }

    private void Refill()
    {
        var now = time.GetTimestamp();
        left = Math.Min(burst, left + (time.GetElapsedTime(lastRefill, now).TotalSeconds * perSecond));
        lastRefill = now;
    }
}
