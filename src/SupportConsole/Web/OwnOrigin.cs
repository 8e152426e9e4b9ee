namespace SupportConsole;

/// <summary>
/// Refuses requests that another site's page makes. SameSite cookies do not stop another port of the same host, nor another host
/// of the company's
/// domain; and a WebSocket is not covered by CORS.
/// </summary>
internal sealed partial class OwnOrigin(RequestDelegate next, ConsoleSettings settings, ILogger<OwnOrigin> logger)
{
    private readonly string? publicOrigin = settings.PublicAddress?.GetLeftPart(UriPartial.Authority);

    public Task InvokeAsync(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();

        // Routes match whatever the case.
        var isCircuit = http.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
        if (http.Request.Path == StaffSettings.CallbackPath)
        {
            // The provider's page posts its answer, which only a browser that began a sign-in can bring.
            return next(http);
        }

        if (origin.Length == 0 || (!isCircuit && IsSafe(http.Request.Method)) || IsOwn(http, origin) || (origin == "null" && !isCircuit))
        {
            // A form posted under our referrer policy names the origin "null": its antiforgery token decides.
            return next(http);
        }

        Log.Refused(logger, http.Request.Path, origin.Length > 200 ? origin[..200] : origin);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool IsOwn(HttpContext http, string origin) =>
        string.Equals(origin, $"{http.Request.Scheme}://{http.Request.Host}", StringComparison.OrdinalIgnoreCase)
        || string.Equals(origin, publicOrigin, StringComparison.OrdinalIgnoreCase);

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Refused a request to {Path}: it comes from a page of {Origin}")]
        public static partial void Refused(ILogger logger, string path, string origin);
    }
}
