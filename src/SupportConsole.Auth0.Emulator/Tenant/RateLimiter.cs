using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>The Management API's token bucket and its headers. Without a limit the headers show a bucket that is always full.</summary>
internal sealed class RateLimiter(RateLimit? configured, TimeProvider time)
{
    private static readonly RateLimit Production = new(50, 16);

    private readonly Lock door = new();
    private readonly RateLimit limit = configured ?? Production;
    private double tokens = (configured ?? Production).Burst;
    private long last = time.GetTimestamp();

    /// <summary>Takes a token if there is one. Writes the headers either way.</summary>
    public bool Admit(HttpResponse response)
    {
        lock (door)
        {
            var now = time.GetTimestamp();
            tokens = configured is null
                ? limit.Burst
                : Math.Min(limit.Burst, tokens + (time.GetElapsedTime(last, now).TotalSeconds * limit.PerSecond));
            last = now;
            var admitted = tokens >= 1;
            tokens -= admitted ? 1 : 0;
            Describe(response, admitted);
            return admitted;
        }
    }

    private void Describe(HttpResponse response, bool admitted)
    {
        var full = time.GetUtcNow().AddSeconds((limit.Burst - tokens) / limit.PerSecond);
        response.Headers["x-ratelimit-limit"] = limit.Burst.ToString(CultureInfo.InvariantCulture);
        response.Headers["x-ratelimit-remaining"] = ((int)tokens).ToString(CultureInfo.InvariantCulture);
        response.Headers["x-ratelimit-reset"] = Math.Ceiling(full.ToUnixTimeMilliseconds() / 1000d).ToString(CultureInfo.InvariantCulture);
        if (!admitted)
        {
            var wait = Math.Max(1, Math.Ceiling((1 - tokens) / limit.PerSecond));
            response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        }
    }
}
