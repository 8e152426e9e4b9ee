using Microsoft.AspNetCore.Diagnostics;
using NetEscapades.AspNetCore.SecurityHeaders;
using SupportConsole.App.Approvals;
using SupportConsole.App.Audit;
using SupportConsole.App.BreakGlass;
using SupportConsole.App.Clusters;
using SupportConsole.App.Connections;
using SupportConsole.App.Cutovers;
using SupportConsole.App.Reminders;
using SupportConsole.App.Renewals;
using SupportConsole.App.SignIns;

namespace SupportConsole;

/// <summary>What every request passes, and the endpoints that are not pages.</summary>
internal static class ConsolePipeline
{
    private const string Permissions = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), fullscreen=()";

    /// <summary>Forwarded headers, security headers, errors, origin, sign-in, antiforgery.</summary>
    public static void UseConsole(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ConsoleSettings>();
        if (settings.IsBehindProxy)
        {
            app.UseForwardedHeaders();
        }

        if (!settings.IsDevelopment || !settings.IsEmulated)
        {
            // Also stands in front of Development's exception page, which shows headers and cookies.
            app.UseExceptionHandler(failed => failed.Run(
                http => http.Response.WriteAsync("The console failed. Its log says why.", http.RequestAborted)));
        }

        var headers = Headers(settings.IsDevelopment);
        if (!settings.IsDevelopment)
        {
            // For a year. Not by UseHsts, which leaves errors without it.
            headers.AddStrictTransportSecurityMaxAgeIncludeSubDomains();
        }

        app.UseSecurityHeaders(headers);
        app.Use(NothingKeptAsync);
        if (settings.SignIns.CustomerAddress is not null)
        {
            app.UseMiddleware<CustomerSite>();
        }

        app.UseMiddleware<OwnOrigin>();
        app.UseStatusCodePagesWithReExecute("/not-found");

        // The sign-in's callback answers strangers inside UseAuthentication.
        app.UseWhen(http => http.Request.Path == StaffSettings.CallbackPath, branch => branch.UseRateLimiter());
        app.UseAuthentication();
        app.UseRateLimiter();
        app.Use(KeepStatusAsync);
        app.UseMiddleware<CircuitLimit>();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>
    /// Shows the page for errors only to a signed-in person who opens a page. A stranger would be sent on to the sign-in, and a form that
    /// was posted would be posted to the page for errors, which refuses it: the status would be lost. What a circuit asks for is no page.
    /// </summary>
    private static Task KeepStatusAsync(HttpContext http, RequestDelegate next)
    {
        var isPage = (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            && !http.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
        if ((!isPage || http.User.Identity is not { IsAuthenticated: true }) && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(http);
    }

    public static void MapConsoleEndpoints(this WebApplication app)
    {
        app.MapHealth();
        app.MapBreakGlass();
        app.MapStepUp();
        app.MapSignInTests();
        app.MapStaffSignIn();
        app.MapClusterExport();
        app.MapConnectionExport();
        app.MapAuditExport();
        app.MapRenewals();
        app.MapContactConfirmation();
        app.MapCutovers();
        app.MapMetrics();
    }

    private static HeaderPolicyCollection Headers(bool isDevelopment) => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddCustomHeader("Permissions-Policy", Permissions)
        .RemoveServerHeader()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self();

            // MudBlazor sets styles on elements.
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

    /// <summary>Keeps pages and exports out of every cache; fingerprinted files say for themselves how long they live.</summary>
    private static Task NothingKeptAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            if (http.Response.Headers.CacheControl.Count == 0 || http.Response.ContentType
                ?.StartsWith("text/html", StringComparison.Ordinal) == true)
            {
                http.Response.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}
