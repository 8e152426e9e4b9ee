using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SupportConsole.Outcomes;

/// <summary>
/// The source of every activity and metric. Tags hold kinds, codes, counts and our own ids: never a secret, a credential, a query string or anything that a
/// customer typed.
/// </summary>
public static class Telemetry
{
    /// <summary>The name under which exporters find the source and the meter.</summary>
    public const string Name = "SupportConsole";

    public static ActivitySource Activities { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    /// <summary>Notes how an activity ended.</summary>
    /// <param name="activity">The activity; null if nobody listens.</param>
    /// <param name="problem">The problem that ended it; null if it succeeded.</param>
    public static void End(this Activity? activity, Problem? problem)
    {
        activity?.SetTag("outcome", problem?.Code ?? "ok");
        if (problem is not null)
        {
            activity?.SetStatus(ActivityStatusCode.Error, problem.Code);
        }
    }
}
