using SupportConsole.App.Reminders;
using SupportConsole.App.SignIns;

namespace SupportConsole;

/// <summary>On the customers' address only test links and confirmations of contacts are served: whatever else is asked for is not there.</summary>
internal sealed class CustomerSite(RequestDelegate next, ConsoleSettings settings)
{
    private static readonly string[] Files = ["/_content/SupportConsole.App/sign-in.css", "/_content/SupportConsole.App/favicon.svg"];

    private readonly HostString host = HostString.FromUriComponent(settings.SignIns.CustomerAddress!);

    public Task InvokeAsync(HttpContext http)
    {
        if (!string.Equals(http.Request.Host.Value, host.Value, StringComparison.OrdinalIgnoreCase) || IsServed(http.Request.Path))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsServed(PathString path) =>
        path.StartsWithSegments("/t", StringComparison.Ordinal)
        || path.StartsWithSegments(ContactEndpoints.Path, StringComparison.Ordinal)
        || path == TestEndpoints.StartPath
        || path == SignInTester.CallbackPath
        || Files.Contains(path.Value, StringComparer.Ordinal);
}
