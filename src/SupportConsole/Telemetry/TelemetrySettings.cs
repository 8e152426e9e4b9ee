using SupportConsole.Federation;

namespace SupportConsole;

public enum MetricsFor
{
    Nobody,

    Loopback,

    /// <summary>Everybody who reaches the console: for a network that the operator keeps closed.</summary>
    Anybody,
}

/// <summary>The section <c>Telemetry</c>. Nothing leaves the process unless it is set.</summary>
public sealed record TelemetrySettings
{
    public const string Section = "Telemetry";

    /// <summary>The OTLP collector that takes activities, metrics and logs, such as http://127.0.0.1:4317; empty for none.</summary>
    public string Otlp { get; init; } = "";

    public MetricsFor Prometheus { get; init; }

    public bool IsOn => Otlp.Length > 0 || Prometheus != MetricsFor.Nobody;

    public IEnumerable<string> Problems()
    {
        if (Otlp.Length > 0 && !IsAddress(Otlp))
        {
            yield return $"Telemetry:Otlp is “{Otlp}”. Give the collector's address, such as http://127.0.0.1:4317.";
        }
    }

    private static bool IsAddress(string text) => SafeUri.TryAbsolute(text, out var uri) && (uri.Scheme is "http" or "https");
}
