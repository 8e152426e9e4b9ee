using SupportConsole.App.People;

namespace SupportConsole;

/// <summary>
/// Refuses another page to a person who has too many open: one person cannot use up the console's memory. Counts connections, not
/// negotiations: a client may connect without one, or negotiate often before it connects.
/// </summary>
internal sealed partial class CircuitLimit(RequestDelegate next, CircuitCount count, ILogger<CircuitLimit> logger)
{
    private static readonly PathString Hub = "/_blazor";

    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(Hub, StringComparison.OrdinalIgnoreCase, out var rest)
            || Actor.From(http.User)?.Id.ToString() is not { } person)
        {
            await next(http);
            return;
        }

        using var place = IsConnection(http, rest) ? count.TryTake(person) : null;
        if (IsConnection(http, rest) ? place is null : IsNegotiation(rest) && !count.HasRoom(person))
        {
            Log.Refused(logger, person, CircuitCount.MostForOne);
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        // A WebSocket stays in here as long as it is open.
        await next(http);
    }

    /// <summary>Also a WebSocket of HTTP/2, which is a CONNECT. What is sent to an open connection is a POST.</summary>
    private static bool IsConnection(HttpContext http, PathString rest) =>
        rest.Value is null or "" or "/" && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsConnect(http.Request.Method));

    private static bool IsNegotiation(PathString rest) => rest.StartsWithSegments("/negotiate", StringComparison.OrdinalIgnoreCase);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Refused another page to {Person}, who has {Most} open")]
        public static partial void Refused(ILogger logger, string person, int most);
    }
}
