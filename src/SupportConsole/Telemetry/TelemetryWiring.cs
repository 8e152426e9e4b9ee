using System.Net;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SupportConsole.App.Record;
using SupportConsole.Outcomes;

namespace SupportConsole;

/// <summary>
/// Exports what the console measures, if the settings name a place for it. Outgoing requests are the console's own activities, not
/// those of the HTTP
/// instrumentation: those would carry the addresses that customers gave.
/// </summary>
internal static class TelemetryWiring
{
    private const string Path = "/metrics";

    public static void AddTelemetry(this WebApplicationBuilder builder, TelemetrySettings settings)
    {
        if (!settings.IsOn)
        {
            return;
        }

        builder.Services.AddSingleton<RecordMetrics>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Telemetry.Name))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Telemetry.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
                if (settings.Prometheus != MetricsFor.Nobody)
                {
                    metrics.AddPrometheusExporter();
                }

                if (settings.Otlp.Length > 0)
                {
                    metrics.AddOtlpExporter(otlp => otlp.Endpoint = new Uri(settings.Otlp));
                }
            });
        if (settings.Otlp.Length > 0)
        {
            telemetry
                .WithTracing(tracing => tracing
                    .AddSource(Telemetry.Name)
                    .AddAspNetCoreInstrumentation()
                    .AddOtlpExporter(otlp => otlp.Endpoint = new Uri(settings.Otlp)))
                .WithLogging(logging => logging.AddOtlpExporter(otlp => otlp.Endpoint = new Uri(settings.Otlp)));
        }
    }

    public static void MapMetrics(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ConsoleSettings>().Telemetry;
        if (settings.IsOn)
        {
            app.Services.GetRequiredService<RecordMetrics>().Begin();
        }

        if (settings.Prometheus == MetricsFor.Nobody)
        {
            return;
        }

        app.UseWhen(
            http => http.Request.Path == Path
                && settings.Prometheus == MetricsFor.Loopback
                && http.Connection.RemoteIpAddress is { } from
                && !IPAddress.IsLoopback(from),
            refused => refused.Run(http =>
            {
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }));
        app.MapPrometheusScrapingEndpoint(Path).AllowAnonymous();
    }
}
