using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SupportConsole.App.SignIns;

namespace SupportConsole.App.Reminders;

/// <summary>What a contact's link opens. A button confirms, not the visit: email scanners open links too.</summary>
internal static class ContactEndpoints
{
    public const string Path = "/contact";

    public static void MapContactConfirmation(this WebApplication app)
    {
        app.MapGet(Path + "/{token}", ShowAsync).AllowAnonymous().RequireRateLimiting(TestEndpoints.RateLimit);
        app.MapPost(Path + "/{token}", ConfirmAsync).AllowAnonymous().RequireRateLimiting(TestEndpoints.RateLimit).DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, ContactConfirmation contacts, string token)
    {
        TestPage.Forbid(http);
        return await contacts.FindAsync(token, http.RequestAborted) is not { } email
            ? Unusable()
            : TestPage.Of("Reminders about single sign-on", $"""
                <p>InfluxData support reminds {WebUtility.HtmlEncode(email)} before a client secret or a signing certificate expires.</p>
                <form method="post" action="{Path}/{WebUtility.HtmlEncode(token)}">
                <p><label>Language <select name="language"><option value="en">English</option><option value="de">Deutsch</option></select></label></p>
                <p><label>Time zone <input name="zone" value="Etc/UTC" placeholder="Europe/Berlin" maxlength="64"></label></p>
                <button>Confirm address</button></form>
                """);
    }

    private static async Task<IResult> ConfirmAsync(
        HttpContext http,
        ContactConfirmation contacts,
        string token,
        [FromForm] string? language,
        [FromForm] string? zone)
    {
        TestPage.Forbid(http);
        return await contacts.ConfirmAsync(token, language ?? "", zone ?? "", http.RequestAborted)
            ? TestPage.Of("Reminders about single sign-on", "<p role=\"status\">Your address is confirmed. You can close this page.</p>")
            : Unusable();
    }

    /// <summary>The same page whether a link is unknown, used or expired.</summary>
    private static IResult Unusable() => TestPage.Of(
        "Reminders about single sign-on",
        "<p role=\"alert\">This link can't be used. Ask InfluxData support for a new one.</p>",
        StatusCodes.Status404NotFound);
}
