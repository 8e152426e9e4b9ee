using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SupportConsole;

/// <summary>
/// The health endpoints. Strangers read the status alone: scopes, paths and hosts are nobody else's business. People with a role read the
/// checks and their reasons at /health.
/// </summary>
internal static class HealthAnswer
{
    /// <summary>/health/live: the process answers. /health/ready: it can do its work. /health: the same, with details for staff.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteStatusAsync })
            .AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteStatusAsync }).AllowAnonymous();
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteStatusAsync(HttpContext http, HealthReport report) => SendAsync(http, new { status = Word(report.Status) });

    private static async Task WriteAsync(HttpContext http, HealthReport report)
    {
        if (!await IsStaffAsync(http))
        {
            await WriteStatusAsync(http, report);
            return;
        }

        await SendAsync(http, new
        {
            status = Word(report.Status),
            checks = report.Entries.ToDictionary(
                entry => entry.Key,
                entry => new { status = Word(entry.Value.Status), description = entry.Value.Description }),
        });
    }

    private static async Task<bool> IsStaffAsync(HttpContext http)
    {
        var policy = await http.RequestServices.GetRequiredService<IAuthorizationPolicyProvider>().GetDefaultPolicyAsync();
        return (await http.RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(http.User, policy)).Succeeded;
    }

    private static Task SendAsync(HttpContext http, object answer)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(JsonSerializer.Serialize(answer));
    }

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();
}
