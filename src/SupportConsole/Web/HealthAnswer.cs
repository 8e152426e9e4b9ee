using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SupportConsole;

/// <summary>The answer of /health. Only people who are signed in read why: scopes, paths and hosts are nobody else's business.</summary>
internal static class HealthAnswer
{
    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var isKnown = http.User.Identity is { IsAuthenticated: true };
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            status = Word(report.Status),
            checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { status = Word(entry.Value.Status), description = isKnown ? entry.Value.Description : null }),
        }));
    }

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();
}
