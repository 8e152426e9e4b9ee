using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace SupportConsole.Tests.Support;

/// <summary>Collects every activity and metric of the console, as an exporter would get them.</summary>
public sealed class HeardTelemetry : IDisposable
{
    private readonly List<Activity> activities = [];
    private readonly List<MetricSnapshot> metrics = [];
    private readonly TracerProvider tracing;
    private readonly MeterProvider metering;

    public HeardTelemetry()
    {
        tracing = Sdk.CreateTracerProviderBuilder().AddSource(Telemetry.Name).AddInMemoryExporter(activities).Build();
        metering = Sdk.CreateMeterProviderBuilder().AddMeter(Telemetry.Name).AddInMemoryExporter(metrics).Build();
    }

    /// <summary>Ends collecting, and gives the names of the activities and of the metrics, and all of it as text.</summary>
    public (HashSet<string> Names, string Text) End()
    {
        metering.ForceFlush();
        Dispose();
        var words = activities.SelectMany(Words).Concat(metrics.SelectMany(Words));
        return ([.. activities.Select(activity => activity.OperationName), .. metrics.Select(metric => metric.Name)], string.Join('\n', words));
    }

    public void Dispose()
    {
        tracing.Dispose();
        metering.Dispose();
    }

    private static IEnumerable<string> Words(Activity activity) =>
    [
        activity.DisplayName, activity.StatusDescription ?? "",
        .. activity.TagObjects.Concat(activity.Baggage.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value))).Select(tag => $"{tag.Key}={tag.Value}"),
        .. activity.Events.SelectMany(happened => happened.Tags.Select(tag => $"{happened.Name} {tag.Key}={tag.Value}")),
    ];

    private static IEnumerable<string> Words(MetricSnapshot metric)
    {
        var words = new List<string> { $"{metric.Name} {metric.Description}" };
        foreach (var point in metric.MetricPoints)
        {
            foreach (var tag in point.Tags)
            {
                words.Add($"{tag.Key}={tag.Value}");
            }
        }

        return words;
    }
}
