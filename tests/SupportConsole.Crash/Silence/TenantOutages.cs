namespace SupportConsole.Crash.Silence;

/// <summary>Outages of the whole tenant, two a year: each is one notice, and none for its connections.</summary>
public sealed class TenantOutages(Random random)
{
    private const double StepsAYear = 365 * 48.0;

    private DateTimeOffset until = DateTimeOffset.MinValue;
    private DateTimeOffset now;
    private DateTimeOffset? heard;
    private bool isTold;

    public int Count { get; private set; }

    public int Told { get; private set; }

    public int ConnectionAlarms { get; set; }

    /// <summary>Notices while the tenant works: in a small company, holidays on which everybody rests.</summary>
    public int FalseNotices { get; private set; }

    public bool IsDown => now < until;

    /// <summary>Or was it a short time ago.</summary>
    public bool IsNear => WasDown(now);

    public bool WasDown(DateTimeOffset at) => at < until.AddDays(3);

    public void Step(DateTimeOffset at, bool isWatched)
    {
        now = at;
        if (isWatched && !IsNear && random.NextDouble() < 2 / StepsAYear)
        {
            until = at.AddHours(random.Next(4, 24));
            isTold = false;
            Count++;
        }
    }

    public void Hear(DateTimeOffset? since, DateTimeOffset at)
    {
        if (since is null || since == heard)
        {
            return;
        }

        heard = since;
        if (at > until)
        {
            FalseNotices++;
        }
        else if (!isTold)
        {
            isTold = true;
            Told++;
        }
    }
}
