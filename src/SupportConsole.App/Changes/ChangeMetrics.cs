using System.Diagnostics.Metrics;
using SupportConsole.App.Record;

namespace SupportConsole.App.Changes;

/// <summary>Changes by kind and outcome, and how long they took from intent to outcome.</summary>
internal static class ChangeMetrics
{
    private static readonly Counter<long> Changes = Telemetry.Meter.CreateCounter<long>("supportconsole.changes", "{change}");
    private static readonly Histogram<double> Duration = Telemetry.Meter.CreateHistogram<double>("supportconsole.change.duration", "s");

    public static void Settled(Change change)
    {
        var kind = KeyValuePair.Create<string, object?>("kind", change.Kind.ToString());
        var outcome = KeyValuePair.Create<string, object?>("outcome", change.State.ToString());
        Changes.Add(1, kind, outcome);
        Duration.Record(((change.SettledAt ?? change.PlannedAt) - change.PlannedAt).TotalSeconds, kind, outcome);
    }
}
