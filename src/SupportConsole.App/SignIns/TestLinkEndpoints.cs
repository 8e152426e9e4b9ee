using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SupportConsole.App.People;

namespace SupportConsole.App.SignIns;

/// <summary>What a customer's link opens. A button starts the test, not the visit: previews of links in chats make visits too.</summary>
internal static class TestLinkEndpoints
{
    public const string Path = "/t";

    public static void MapTestLinks(this WebApplication app)
    {
        app.MapGet(Path + "/{token}", ShowAsync).AllowAnonymous().RequireRateLimiting(TestEndpoints.RateLimit);
        app.MapPost(Path + "/{token}", StartAsync).AllowAnonymous().RequireRateLimiting(TestEndpoints.RateLimit).DisableAntiforgery();
    }

    public static Uri AddressOf(HttpRequest request, SignInSettings settings, ConsoleInfo info) =>
        settings.CustomerAddress ?? info.PublicAddress ?? new Uri($"{request.Scheme}://{request.Host}/");

    private static async Task<IResult> ShowAsync(HttpContext http, TestLinks links, string token)
    {
        PublicPage.KeepOutOfIndexes(http);
        return await links.FindAsync(token, http.RequestAborted) is null
            ? Unusable()
            : PublicPage.Of("Test your single sign-on", $"""
                <p>This signs you in through your company's identity provider once, and tells you whether it works.
                It gives access to nothing.</p>
                <form method="post" action="{Path}/{WebUtility.HtmlEncode(token)}"><button class="primary">Test sign-in</button></form>
                <p class="way">If you don't come back to this site, copy what the page shows and send it to support.</p>
                """);
    }

    private static async Task<IResult> StartAsync(
        HttpContext http,
        TestLinks links,
        SignInTester tester,
        SignInSettings settings,
        ConsoleInfo info,
        string token)
    {
        PublicPage.KeepOutOfIndexes(http);
        if (await links.UseAsync(token, http.RequestAborted) is not { } link)
        {
            return Unusable();
        }

        var prepared = await tester.PrepareAsync(link, AddressOf(http.Request, settings, info), http.RequestAborted);
        return prepared.TryGet(out var key, out _)
            ? PublicPage.GoOn($"{TestEndpoints.StartPath}?key={key}")
            : PublicPage.Of(
                "Test your single sign-on",
                "<p role=\"alert\">The test can't start at the moment. Tell InfluxData support.</p>",
                StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The same page whether a link is unknown, used up, expired or revoked.</summary>
    private static IResult Unusable() => PublicPage.Of(
        "Test your single sign-on",
        "<p role=\"alert\">This link can't be used. Ask InfluxData support for a new one.</p>",
        StatusCodes.Status404NotFound);
}
