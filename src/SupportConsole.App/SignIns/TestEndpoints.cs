using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace SupportConsole.App.SignIns;

/// <summary>The browser's way through a test: off to Auth0, and back. A cookie ties both to one browser.</summary>
public static class TestEndpoints
{
    public const string StartPath = "/connection-test/start";

    /// <summary>The limit on these endpoints, which the host defines.</summary>
    public const string RateLimit = "connection-test";

    private const string Cookie = "connection-test";

    public static void MapSignInTests(this WebApplication app)
    {
        app.MapGet(StartPath, Start).AllowAnonymous().RequireRateLimiting(RateLimit);
        app.MapGet(SignInTester.CallbackPath, FinishAsync).AllowAnonymous().RequireRateLimiting(RateLimit);
        app.MapTestLinks();
    }

    internal static IResult Start(HttpContext http, SignInTester tester, string? key)
    {
        PublicPage.KeepOutOfIndexes(http);
        var browser = http.Request.Cookies[Cookie] is { Length: > 0 and <= 100 } known ? known : SignInAttempts.NewKey();
        if (tester.Leave(key, browser) is not { } address)
        {
            return PublicPage.Of(
                "Test sign-in",
                "<p>This test was started already, or it is too old. Start it again.</p>",
                StatusCodes.Status410Gone);
        }

        http.Response.Cookies.Append(Cookie, browser, new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/connection-test",
            MaxAge = TimeSpan.FromHours(1),
        });
        return Results.Redirect(address.AbsoluteUri);
    }

    private static async Task<IResult> FinishAsync(
        HttpContext http,
        SignInTester tester,
        string? state,
        string? code,
        string? error,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "error_description")] string? description)
    {
        PublicPage.KeepOutOfIndexes(http);
        var answer = new CallbackAnswer(state, code, error, description);
        var finished = await tester.FinishAsync(answer, http.Request.Cookies[Cookie], http.RequestAborted);
        return finished.TryGet(out var verdict, out var problem)
            ? VerdictPage.Of(verdict)
            : PublicPage.Of("Test sign-in", $"<p>{problem.What} {problem.Cure}</p>", StatusCodes.Status410Gone);
    }
}
