using SupportConsole.App.Cutovers;
using SupportConsole.App.Reminders;
using SupportConsole.App.SignIns;

namespace SupportConsole;

/// <summary>
/// On the customers' address only test links, confirmations of contacts and cutovers are served: whatever else is asked for is not there.
/// </summary>
internal sealed class CustomerSite(RequestDelegate next, ConsoleSettings settings)
{
    private static readonly string[] Files =
        ["/_content/SupportConsole.App/sign-in.css", "/_content/SupportConsole.App/favicon.svg", CutoverEndpoints.Script];

    private readonly string host = settings.SignIns.CustomerAddress!.IdnHost;

    public Task InvokeAsync(HttpContext http)
    {
        if (!string.Equals(http.Request.Host.Host, host, StringComparison.OrdinalIgnoreCase) || IsServed(http.Request.Path))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsServed(PathString path) =>
        IsToken(path, "/t")
        || IsToken(path, ContactEndpoints.Path)
        || IsToken(path, CutoverLinks.Path)
        || path == TestEndpoints.StartPath
        || path == SignInTester.CallbackPath
        || Files.Contains(path.Value, StringComparer.Ordinal);

    /// <summary>One segment behind the prefix: a longer path has no endpoint of its own, and the console's pages would answer it.</summary>
    private static bool IsToken(PathString path, string prefix) =>
        path.StartsWithSegments(prefix, StringComparison.Ordinal, out var rest)
        && rest.Value is { Length: > 1 } token
        && token.LastIndexOf('/') == 0;
}
