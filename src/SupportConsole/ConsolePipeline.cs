using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NetEscapades.AspNetCore.SecurityHeaders;
using SupportConsole.App.Audit;
using SupportConsole.App.Clusters;
using SupportConsole.App.Connections;
using SupportConsole.App.Renewals;

namespace SupportConsole;

/// <summary>What every request passes, and the endpoints that are not pages.</summary>
internal static class ConsolePipeline
{
    /// <summary>Security headers, errors, sign-in, antiforgery.</summary>
    public static void UseConsole(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ConsoleSettings>().IsBehindProxy)
        {
            app.UseForwardedHeaders();
        }

        app.UseSecurityHeaders(Headers(app.Environment.IsDevelopment()));
        app.Use(NothingKeptAsync);
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>Health and exports.</summary>
    public static void MapConsoleEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteHealthAsync }).AllowAnonymous();
        app.MapClusterExport();
        app.MapConnectionExport();
        app.MapAuditExport();
        app.MapRenewalCalendar();
    }

    private static HeaderPolicyCollection Headers(bool isDevelopment) => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .RemoveServerHeader()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self();
            policy.AddStyleSrc().Self().UnsafeInline();
            policy.AddImgSrc().Self().Data();
            policy.AddFontSrc().Self();
            if (isDevelopment)
            {
                policy.AddConnectSrc().Self().From("ws://localhost:*").From("ws://127.0.0.1:*");
            }
            else
            {
                policy.AddConnectSrc().Self();
            }

            policy.AddBaseUri().Self();
            policy.AddFormAction().Self();
            policy.AddFrameAncestors().None();
        });

    /// <summary>Pages and exports stay in no cache; the fingerprinted files, which say for themselves how long they live, do.</summary>
    private static Task NothingKeptAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            if (http.Response.Headers.CacheControl.Count == 0 || http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            {
                http.Response.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }

    private static Task WriteHealthAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            status = report.Status.ToString().ToLowerInvariant(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString().ToLowerInvariant(), description = entry.Value.Description }),
        }));
    }
}
