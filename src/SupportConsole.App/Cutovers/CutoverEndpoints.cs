using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SupportConsole.App.SignIns;

namespace SupportConsole.App.Cutovers;

/// <summary>What a customer's link to a cutover opens. A button says that they have switched, not the visit.</summary>
public static class CutoverEndpoints
{
    /// <summary>Counts down, shows the visitor's own time, and loads the page again when its state changes.</summary>
    public const string Script = "/_content/SupportConsole.App/cutover.js";

    public static void MapCutovers(this WebApplication app)
    {
        app.MapGet(CutoverLinks.Path + "/{token}", ShowAsync).AllowAnonymous().RequireRateLimiting(TestEndpoints.RateLimit);
        app.MapPost(CutoverLinks.Path + "/{token}", SwitchAsync).AllowAnonymous().RequireRateLimiting(TestEndpoints.RateLimit)
            .DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, CutoverVisits visits, TimeProvider time, string token)
    {
        PublicPage.KeepOutOfIndexes(http);
        return await visits.FindAsync(token, http.RequestAborted) is { } found
            ? CutoverCustomerPage.Of(found.Cutover, $"{CutoverLinks.Path}/{WebUtility.HtmlEncode(token)}", time.GetUtcNow())
            : CutoverCustomerPage.Unusable();
    }

    private static async Task<IResult> SwitchAsync(HttpContext http, CutoverVisits visits, string token)
    {
        PublicPage.KeepOutOfIndexes(http);

        // The page that follows says how it stands, also if it was said before or is too early.
        await visits.SwitchAsync(token, http.RequestAborted);
        return await visits.FindAsync(token, http.RequestAborted) is null
            ? CutoverCustomerPage.Unusable()
            : Results.LocalRedirect($"~{CutoverLinks.Path}/{token}");
    }
}
