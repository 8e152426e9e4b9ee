using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Record.Chain;
using SupportConsole.App.Sessions;
using SupportConsole.App.Sessions.SignIn;
using SupportConsole.Federation;

namespace SupportConsole.App.BreakGlass;

/// <summary>Opens the one-time link. A button uses it up, not the visit: previews of links in chats make visits too.</summary>
public static class BreakGlassSignIn
{
    public const string Path = "/break-glass";

    /// <summary>The limit on this endpoint, which the host defines.</summary>
    public const string RateLimit = "break-glass";

    public const string Issuer = "break-glass";

    public static void MapBreakGlass(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<BreakGlassSettings>().IsOn)
        {
            return;
        }

        app.MapGet(Path, (HttpContext http, IAntiforgery antiforgery) => Question(antiforgery.GetAndStoreTokens(http)))
            .AllowAnonymous()
            .RequireRateLimiting(RateLimit);
        app.MapPost(Path, OpenAsync).AllowAnonymous().RequireRateLimiting(RateLimit);
    }

    private static async Task<IResult> OpenAsync(HttpContext http, BreakGlassLinks links, HeadWatch heads, [FromForm] string? token)
    {
        var used = await links.UseAsync(token, http.RequestAborted);
        if (!used.TryGet(out var link, out var problem))
        {
            return Refusal(problem);
        }

        heads.Request();
        var person = new Actor(link.Name, link.Role) { Id = new PersonId(Issuer, link.Id.ToString()) };
        var properties = new AuthenticationProperties();
        properties.SetParameter(SessionHandler.StartKey, new NewSession(person, SessionKind.BreakGlass)
        {
            Longest = TimeSpan.FromMinutes(link.Minutes),
            Reason = link.Reason,
        });
        await http.SignInAsync(person.ToPrincipal(), properties);
        return Results.LocalRedirect("/");
    }

    private static IResult Question(AntiforgeryTokenSet tokens) => SignInPage.Titled(
        "Break-glass access",
        StatusCodes.Status200OK,
        $"""
        <p>This link works once. Everybody sees on every page that you use it, and the audit log records it.</p>
        <form method="post" action="{Path}"><input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">
        <label>Code from the link
        <input name="token" required maxlength="64" autocomplete="off" autocapitalize="off" spellcheck="false"></label>
        <button class="primary">Sign in</button></form>
        <script type="module" src="/_content/SupportConsole.App/break-glass.js"></script>
        """);

    private static IResult Refusal(Problem problem) => SignInPage.Titled(
        "Break-glass access",
        StatusCodes.Status403Forbidden,
        $"<p>{WebUtility.HtmlEncode(problem.What)} {WebUtility.HtmlEncode(problem.Cure)}</p>");
}
