using Microsoft.AspNetCore.Http;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator.Tenant;

/// <summary>The steps of a request: journal, the test's hook, faults, rate limit, work. The answer is sent when it is complete.</summary>
internal sealed class RequestPipeline(EmulatedTenant host, TenantContext tenant, RequestJournal journal)
{
    private readonly RateLimiter limiter = new(tenant.Options.RateLimit, tenant.Time);

    private int working;

    /// <summary>How many requests are in progress, those included whose callers have gone.</summary>
    public int Working => Volatile.Read(ref working);

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        Interlocked.Increment(ref working);
        try
        {
            var seen = await journal.RecordAsync(http);
            AnswerHeaders.Add(http, seen.RequestId);
            await host.OnRequest(seen, http.RequestAborted);
            await AnswerAsync(http, next, seen);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone.
        }
        finally
        {
            Interlocked.Decrement(ref working);
        }
    }

    private async Task AnswerAsync(HttpContext http, RequestDelegate next, SeenRequest seen)
    {
        var fault = host.Faults.Take(seen);
        var wire = http.Response.Body;
        using var held = new MemoryStream();
        http.Response.Body = held;
        if (fault is null || !await fault.Before(http, tenant.Time))
        {
            await WorkAsync(http, next);
        }

        http.Response.Body = wire;
        if (fault is { StallsAfter: true })
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        }

        var body = fault is null ? held.ToArray() : fault.After(http, held.ToArray());
        if (body is null || http.RequestAborted.IsCancellationRequested)
        {
            http.Abort();
            return;
        }

        seen.Status = http.Response.StatusCode;
        await SendAsync(http, body, breaksOff: fault is { BreaksOff: true });
    }

    private async Task WorkAsync(HttpContext http, RequestDelegate next)
    {
        if (AnswerHeaders.IsManagementApi(http) && !limiter.Admit(http.Response))
        {
            await ApiError.TooManyRequests.WriteAsync(http);
            return;
        }

        await next(http);
    }

    private static async Task SendAsync(HttpContext http, byte[] body, bool breaksOff)
    {
        if (http.Response.StatusCode == StatusCodes.Status204NoContent)
        {
            return;
        }

        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(breaksOff ? body.AsMemory(0, body.Length / 2) : body, http.RequestAborted);
        if (breaksOff)
        {
            await http.Response.Body.FlushAsync(http.RequestAborted);
            http.Abort();
        }
    }
}
