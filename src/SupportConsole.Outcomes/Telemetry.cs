using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SupportConsole.Outcomes;

/// <summary>
/// The source of every activity and metric. Tags hold kinds, codes, counts and our own ids: never a secret, a credential, a query
/// string or anything that a
/// customer typed.
/// </summary>
public static class Telemetry
{
    public const string Name = "SupportConsole";

    public static ActivitySource Activities { get; } = new(Name);

    public static Meter Meter { get; } = new(Name);

    public static void End(this Activity? activity, Problem? problem)
    {
        activity?.SetTag("outcome", problem?.Code ?? "ok");
        if (problem is not null)
        {
            activity?.SetStatus(ActivityStatusCode.Error, problem.Code);
        }
    }
}
