using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using SupportConsole.Auth0.Emulator.Wire;

namespace SupportConsole.Auth0.Emulator;

/// <summary>A way for the tenant to fail.</summary>
public sealed class Fault
{
    private Fault()
    {
    }

    /// <summary>Runs before the work. True if it answered: the work is then not done.</summary>
    internal Func<HttpContext, TimeProvider, Task<bool>> Before { get; private init; } = static (_, _) => Task.FromResult(false);

    /// <summary>Runs after the work and gives the body to send. Null drops the connection.</summary>
    internal Func<HttpContext, byte[], byte[]?> After { get; private init; } = static (_, body) => body;

    /// <summary>Whether the answer breaks off half-way, after its whole length was announced.</summary>
    internal bool BreaksOff { get; private init; }

    /// <summary>Whether no answer is sent after the work is done.</summary>
    internal bool StallsAfter { get; private init; }

    /// <summary>A status with Auth0's error body; the work is not done.</summary>
    public static Fault Status(
        int status,
        string message = "Internal Server Error",
        string? errorCode = null,
        IReadOnlyDictionary<string, string>? headers = null) =>
        new() { Before = async (http, _) => await AnswerAsync(http, ApiError.Of(status, message, errorCode), headers) };

    /// <summary>
    /// 403 because the plan lacks a feature. Auth0's code is <c>insufficient_scope</c> or <c>insufficient_entitlement</c>, so that
    /// only the text tells it from a missing scope.
    /// </summary>
    public static Fault PlanLacks(string feature, string errorCode = "insufficient_scope") =>
        Status(403, $"Please upgrade your subscription to enable {feature}.", errorCode);

    /// <summary>A status, a content type and a body, as they are; the work is not done.</summary>
    public static Fault Body(int status, string contentType, string body, IReadOnlyDictionary<string, string>? headers = null) =>
        new()
        {
            Before = async (http, _) =>
            {
                SetHeaders(http, headers);
                http.Response.StatusCode = status;
                http.Response.ContentType = contentType;
                await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), http.RequestAborted);
                return true;
            },
        };

    public static Fault Html(int status = 502) =>
        Body(status, "text/html; charset=utf-8", "<html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>");

    /// <summary>429 with Auth0's body. Retry-After as given: seconds, an HTTP date, or null for none.</summary>
    public static Fault RateLimited(string? retryAfter = "1", DateTimeOffset? reset = null)
    {
        var headers = new Dictionary<string, string> { ["x-ratelimit-limit"] = "10", ["x-ratelimit-remaining"] = "0" };
        if (retryAfter is not null)
        {
            headers["retry-after"] = retryAfter;
        }

        if (reset is { } moment)
        {
            headers["x-ratelimit-reset"] = moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        }

        return new() { Before = async (http, _) => await AnswerAsync(http, ApiError.TooManyRequests, headers) };
    }

    /// <summary>The tenant's clock passes the time before the work is done.</summary>
    public static Fault Delay(TimeSpan delay) => new()
    {
        Before = async (http, time) =>
        {
            await Task.Delay(delay, time, http.RequestAborted);
            return false;
        },
    };

    /// <summary>No answer until the caller gives up; the work is not done.</summary>
    public static Fault Stall() => new()
    {
        Before = async (http, _) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
            return true;
        },
    };

    /// <summary>The work is done; then no answer until the caller gives up.</summary>
    public static Fault StallAfterWork() => new() { StallsAfter = true };

    /// <summary>No answer. The work is done at <paramref name="moment"/>, long after the caller gave up.</summary>
    public static Fault WorkLate(Task moment, TaskCompletionSource done) => new()
    {
        Before = async (http, _) =>
        {
            await OutliveCallerAsync(http);
            await moment;
            return false;
        },
        After = (_, _) =>
        {
            done.TrySetResult();
            return null;
        },
    };

    /// <summary>After so much real time the work is done and the answer sent, whether or not the caller still waits.</summary>
    public static Fault StallThenWork(TimeSpan stall) => new()
    {
        Before = async (http, _) =>
        {
            await OutliveCallerAsync(http);
            await Task.Delay(stall, TimeProvider.System);
            return false;
        },
    };

    public static Fault DropBeforeWork() => new() { Before = static (_, _) => Task.FromResult(true), After = static (_, _) => null };

    /// <summary>The work is done; then the connection is dropped without an answer.</summary>
    public static Fault DropAfterWork() => new() { After = static (_, _) => null };

    /// <summary>The work is done; the answer is a whole HTTP answer, but its JSON is cut in half.</summary>
    public static Fault TruncatedJson() => new() { After = static (_, body) => body[..(body.Length / 2)] };

    public static Fault BrokenOffAnswer() => new() { BreaksOff = true };

    public static Fault ContentType(string contentType) => new()
    {
        After = (http, body) =>
        {
            http.Response.ContentType = contentType;
            return body;
        },
    };

    /// <summary>The work is done; the answer is a status with Auth0's error body all the same.</summary>
    public static Fault StatusAfterWork(int status, string message = "Internal Server Error", string? errorCode = null) => new()
    {
        After = (http, _) =>
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = Answer.ContentType;
            return Encoding.UTF8.GetBytes(ApiError.Of(status, message, errorCode).Body!.ToJsonString(Answer.Json));
        },
    };

    /// <summary>Reads the request and releases the caller's connection, so that the work goes on without the caller.</summary>
    private static async Task OutliveCallerAsync(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        body.Position = 0;
        http.Request.Body = body;
        http.RequestAborted = CancellationToken.None;
    }

    private static async Task<bool> AnswerAsync(HttpContext http, Answer answer, IReadOnlyDictionary<string, string>? headers)
    {
        SetHeaders(http, headers);
        await answer.WriteAsync(http);
        return true;
    }

    private static void SetHeaders(HttpContext http, IReadOnlyDictionary<string, string>? headers)
    {
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            http.Response.Headers[name] = value;
        }
    }
}
