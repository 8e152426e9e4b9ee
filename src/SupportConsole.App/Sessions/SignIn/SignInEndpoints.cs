using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportConsole.App.People;

namespace SupportConsole.App.Sessions.SignIn;

/// <summary>The sign-in page, the personas' sign-in, and the sign-out.</summary>
public static class SignInEndpoints
{
    public const string SignInPath = "/sign-in";
    public const string SignOutPath = "/sign-out";

    /// <summary>Where the host sends people to the company's identity provider.</summary>
    public const string StaffPath = "/sign-in/staff";

    private const string StaffRefusal =
        """
        <p>Nobody can sign in here. The development sign-in, personas without a password, works in Development only:
        on the machine that runs the console, at http://localhost or http://127.0.0.1, and against the emulated tenant.</p>
        <p>To sign in with company accounts, set the settings that begin with <code>Staff:</code>.
        To try the console, start it with <code>ASPNETCORE_ENVIRONMENT=Development</code> and without a tenant.</p>
        """;

    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet(SignInPath, ShowAsync).AllowAnonymous();
        app.MapPost(SignInPath, SignInAsync).AllowAnonymous();
        app.MapPost(SignOutPath, SignOutAsync).AllowAnonymous();
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        ConsoleInfo info,
        IAntiforgery antiforgery,
        StaffSessions sessions,
        SessionClock clock,
        IOptionsMonitor<SessionOptions> options,
        string? returnUrl)
    {
        var back = SignInPage.Local(returnUrl);
        var parts = new List<string>();
        var session = await SessionHandler.FindAsync(http, sessions, options.Get(SessionHandler.SchemeName));
        if (session is not null && clock.FindEnd(session) is { } end)
        {
            parts.Add($"""<p role="status"><b>{SignInPage.Encode(EndWords.Of(end))}</b> Drafts are kept.</p>""");
        }

        if (info.HasStaffSignIn)
        {
            parts.Add($"""
                <p class="way"><a class="button" href="{StaffPath}?returnUrl={Uri.EscapeDataString(back)}">Sign in with your company account</a></p>
                """);
        }

        if (DevelopmentSignIn.IsOpenTo(http, info))
        {
            parts.Add(DevelopmentSignIn.Form(http, antiforgery, back));
        }
        else if (!info.HasStaffSignIn)
        {
            return SignInPage.Html(StatusCodes.Status403Forbidden, StaffRefusal);
        }

        return SignInPage.Html(StatusCodes.Status200OK, string.Concat(parts));
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http,
        ConsoleInfo info,
        [FromForm] string persona,
        [FromForm] string? returnUrl)
    {
        if (!DevelopmentSignIn.IsOpenTo(http, info)
            || DevelopmentSignIn.Personas.FirstOrDefault(actor => actor.Name == persona) is not { } actor)
        {
            return SignInPage.Html(StatusCodes.Status403Forbidden, StaffRefusal);
        }

        await http.SignInAsync(actor.ToPrincipal());
        return Results.LocalRedirect(SignInPage.Local(returnUrl));
    }

    /// <summary>Ends the session here, and then at the provider where it has a page for that.</summary>
    private static async Task<IResult> SignOutAsync(
        HttpContext http,
        StaffSessions sessions,
        IOptionsMonitor<SessionOptions> options,
        [FromForm] string? returnUrl)
    {
        var session = await SessionHandler.FindAsync(http, sessions, options.Get(SessionHandler.SchemeName));
        var provider = http.RequestServices.GetService<IProviderSignOut>();
        var next = session is { EndedAt: null } && provider is not null
            ? await provider.FindAddressAsync(session, http.RequestAborted)
            : null;
        await http.SignOutAsync();
        return next is null
            ? Results.LocalRedirect(returnUrl is null ? SignInPath : SignInPage.Local(returnUrl))
            : SignInPage.GoOn(next, "You signed out of SupportConsole. Your company's sign-in comes next.");
    }
}
