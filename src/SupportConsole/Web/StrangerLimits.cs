using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using SupportConsole.App.BreakGlass;
using SupportConsole.App.SignIns;

namespace SupportConsole;

/// <summary>
/// Limits the requests of everybody who is not signed in, by address: the sign-in, the health endpoints, static files, and whatever
/// else answers strangers. IPv6 addresses count by their /64 network, which one machine may use whole.
/// </summary>
internal static class StrangerLimits
{
    /// <summary>The requests that one address may make at once: a few first visits from behind one company address.</summary>
    public const int Burst = 300;

    /// <summary>The requests about test sign-ins that one address may make in a minute.</summary>
    public const int TestsPerMinute = 60;

    private const int PerSecond = 20;

    public static void AddStrangerLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = RefuseAsync;
        options.AddFixedWindowLimiter(BreakGlassSignIn.RateLimit, limit =>
        {
            limit.PermitLimit = 10;
            limit.Window = TimeSpan.FromMinutes(1);
        });
        options.AddPolicy(TestEndpoints.RateLimit, http => RateLimitPartition.GetFixedWindowLimiter(
            Network(http.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = TestsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            http.User.Identity is { IsAuthenticated: true }
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetTokenBucketLimiter(Network(http.Connection.RemoteIpAddress), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = Burst,
                    TokensPerPeriod = PerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                }));
    });

    /// <summary>What one client can't change about its address.</summary>
    internal static string Network(IPAddress? address)
    {
        if (address is null)
        {
            return "none";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes);
    }

    private static async ValueTask RefuseAsync(OnRejectedContext refused, CancellationToken cancellationToken)
    {
        var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Ceiling(after.TotalSeconds) : 1;
        var response = refused.HttpContext.Response;
        response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await response.WriteAsync("Too many requests. Wait a little, then try again.", cancellationToken);
    }
}
