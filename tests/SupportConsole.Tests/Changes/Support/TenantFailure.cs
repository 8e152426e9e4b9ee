using System.Globalization;
using SupportConsole.Auth0.Emulator;

namespace SupportConsole.Tests.Changes.Support;

/// <summary>The ways in which a call to the tenant fails.</summary>
internal static class TenantFailure
{
    public static IReadOnlyDictionary<string, Func<DateTimeOffset, Fault>> All { get; } = new Dictionary<string, Func<DateTimeOffset, Fault>>
    {
        ["400"] = _ => Fault.Status(400, "Payload validation error", "invalid_body"),
        ["401"] = _ => Fault.Status(401, "Invalid token"),
        ["403"] = _ => Fault.Status(403, "Insufficient scope, expected any of: update:connections", "insufficient_scope"),
        ["404"] = _ => Fault.Status(404, "The connection does not exist", "inexistent_connection"),
        ["409"] = _ => Fault.Status(409, "A connection with the same name already exists", "connection_conflict"),
        ["413"] = _ => Fault.Status(413, "Payload too large"),
        ["429 in seconds"] = _ => Fault.RateLimited("2"),
        ["429 with a date"] = now => Fault.RateLimited(now.AddSeconds(3).ToString("R", CultureInfo.InvariantCulture)),
        ["429 without a time"] = _ => Fault.RateLimited(null),
        ["500"] = _ => Fault.Status(500),
        ["500 after the effect"] = _ => Fault.StatusAfterWork(500),
        ["502"] = _ => Fault.Status(502, "Bad gateway"),
        ["503"] = _ => Fault.Status(503, "Service unavailable"),
        ["504"] = _ => Fault.Status(504, "Gateway timeout"),
        ["reset before the effect"] = _ => Fault.DropBeforeWork(),
        ["reset after the effect"] = _ => Fault.DropAfterWork(),
        ["timeout before the effect"] = _ => Fault.Stall(),
        ["timeout after the effect"] = _ => Fault.StallAfterWork(),
        ["truncated JSON"] = _ => Fault.TruncatedJson(),
        ["broken off"] = _ => Fault.BrokenOffAnswer(),
        ["HTML"] = _ => Fault.Html(),
        ["30 s stall"] = _ => Fault.StallThenWork(Stalled * 30 / 20),
    };

    /// <summary>
    /// What the time-out of a try, 20 s in service, is in real time where a call stalls. A stall of 30 s is scaled with it: the console has given up when the
    /// tenant does after all what it was asked.
    /// </summary>
    public static TimeSpan Stalled { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether such a failure gives no answer within the time of a try.</summary>
    public static bool Stalls(string name) => name.Contains("timeout", StringComparison.Ordinal) || name.Contains("stall", StringComparison.Ordinal);
}
