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

    private const string Title = "Reminders about single sign-on";

    private static readonly string Zones = string.Concat(
        TimeZoneInfo.GetSystemTimeZones().Select(zone => $"<option>{WebUtility.HtmlEncode(zone.Id)}</option>"));

    public static void MapContactConfirmation(this WebApplication app)
    {
        app.MapGet(Path + "/{token}", ShowAsync).AllowAnonymous().RequireRateLimiting(TestEndpoints.RateLimit);
        app.MapPost(Path + "/{token}", ConfirmAsync).AllowAnonymous().RequireRateLimiting(TestEndpoints.RateLimit).DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, ContactConfirmation contacts, string token)
    {
        PublicPage.KeepOutOfIndexes(http);
        return await contacts.FindAsync(token, http.RequestAborted) is not { } email
            ? Unusable()
            : Form(token, email, isGerman: false, "Etc/UTC", StatusCodes.Status200OK, "");
    }

    private static async Task<IResult> ConfirmAsync(
        HttpContext http,
        ContactConfirmation contacts,
        string token,
        [FromForm] string? language,
        [FromForm] string? zone)
    {
        PublicPage.KeepOutOfIndexes(http);
        var typed = (zone ?? "").Trim();
        if (!ContactConfirmation.IsZone(typed) && await contacts.FindAsync(token, http.RequestAborted) is { } email)
        {
            var problem = $"<p role=\"alert\" id=\"zone-problem\"><b>“{WebUtility.HtmlEncode(typed)}” is not a time zone.</b> "
                + "Choose one of the list, such as Europe/Berlin.</p>";
            return Form(token, email, language == "de", typed, StatusCodes.Status400BadRequest, problem);
        }

        return await contacts.ConfirmAsync(token, language ?? "", typed, http.RequestAborted)
            ? PublicPage.Of(Title, "<p role=\"status\">Your address is confirmed. You can close this page.</p>")
            : Unusable();
    }

    private static IResult Form(string token, string email, bool isGerman, string zone, int status, string problem) => PublicPage.Of(
        Title,
        $"""
        <p>InfluxData support reminds {WebUtility.HtmlEncode(email)} before a client secret or a signing certificate expires.</p>
        <form method="post" action="{Path}/{WebUtility.HtmlEncode(token)}">
        <p><label>Language <select name="language"><option value="en">English</option>
        <option value="de"{(isGerman ? " selected" : "")}>Deutsch</option></select></label></p>
        <p><label>Time zone <input name="zone" list="zones" value="{WebUtility.HtmlEncode(zone)}" maxlength="64"
        {(problem.Length > 0 ? "aria-invalid=\"true\" aria-describedby=\"zone-problem\" autofocus" : "")}></label></p>{problem}
        <datalist id="zones">{Zones}</datalist>
        <button class="primary">Confirm address</button></form>
        """,
        status);

    /// <summary>The same page whether a link is unknown, used or expired.</summary>
    private static IResult Unusable() => PublicPage.Of(
        Title,
        "<p role=\"alert\">This link can't be used. Ask InfluxData support for a new one.</p>",
        StatusCodes.Status404NotFound);
}
