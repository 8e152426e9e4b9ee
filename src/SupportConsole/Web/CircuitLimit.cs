using SupportConsole.App.People;

namespace SupportConsole;

/// <summary>Refuses another page to a person who has too many open: one person cannot use up the console's memory.</summary>
internal sealed partial class CircuitLimit(RequestDelegate next, CircuitCount count, ILogger<CircuitLimit> logger)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments("/_blazor/negotiate", StringComparison.Ordinal)
            || Actor.From(http.User)?.Id.ToString() is not { } person
            || count.HasRoom(person))
        {
            return next(http);
        }

        Log.Refused(logger, person, CircuitCount.MostForOne);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Refused another page to {Person}, who has {Most} open")]
        public static partial void Refused(ILogger logger, string person, int most);
    }
}
