using Microsoft.Extensions.Options;

namespace SupportConsole.Auth0.Wire;

/// <summary>
/// The calls that the console allows itself: a bucket refilled at <see cref="Auth0TenantOptions.RequestsPerSecond"/>. Operators' calls take
/// what is there and queue in order. Background calls leave half of the bucket to operators, wait while they queue, and pause while the
/// tenant reports that little of its rate limit is left.
/// </summary>
internal sealed class RequestBudget
{
    private const double LittleLeft = 0.25;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(5);

    private readonly Lock gate = new();
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

    public Task EnterAsync(CancellationToken cancellationToken) =>
        TenantPriority.IsBackground ? EnterBehindAsync(cancellationToken) : EnterAheadAsync(cancellationToken);

    public void Note(Reply reply, DateTimeOffset now)
    {
        if (reply.RateLimit is { } report)
        {
            reading = report;
        }

        var until = PauseOfBackground(reply, now);
        lock (gate)
        {
            if (until > backgroundPausedUntil)
            {
                backgroundPausedUntil = until;
            }
        }
    }

    private static DateTimeOffset PauseOfBackground(Reply reply, DateTimeOffset now)
    {
        var until = reply.Status == 429 ? now + (reply.WaitAsked(now) ?? TimeSpan.FromSeconds(1))
            : reply.RateLimit is { } report && report.Remaining < report.Limit * LittleLeft ? report.ResetsAt
            : DateTimeOffset.MinValue;
        return until < now + LongestPause ? until : now + LongestPause;
    }

    private async Task EnterAheadAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (gate)
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
            lock (gate)
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

    /// <summary>Takes a turn and returns null, or returns how long to wait before asking again.</summary>
    private TimeSpan? WaitOfBackground()
    {
        lock (gate)
        {
            Refill();
            var now = time.GetUtcNow();
            var needed = Math.Floor(burst / 2) + 1;
            if (backgroundPausedUntil - now > LongestPause)
            {
                // The clock was set back.
                backgroundPausedUntil = now;
            }

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
