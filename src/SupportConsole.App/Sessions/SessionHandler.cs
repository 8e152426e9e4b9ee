using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sessions;

public sealed class SessionOptions : AuthenticationSchemeOptions
{
    public string CookieName { get; set; } = "__Host-console";

    /// <summary>Whether the cookie is sent over https only; Development runs on http.</summary>
    public bool IsSecure { get; set; } = true;
}

/// <summary>
/// Signs people in by the session that their cookie names. Every request reads the row, every sign-in has a new token, and the cookie
/// holds nothing else.
/// </summary>
public sealed class SessionHandler(
    IOptionsMonitor<SessionOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    StaffSessions sessions,
    SessionClock clock) : SignInAuthenticationHandler<SessionOptions>(options, loggers, encoder)
{
    public const string SchemeName = "session";

    /// <summary>Where a sign-in puts what else the session is begun with.</summary>
    public const string StartKey = "session.start";

    /// <summary>The session of the request's cookie, open or ended; null if there is none.</summary>
    public static Task<StaffSession?> FindAsync(HttpContext http, StaffSessions sessions, SessionOptions options) =>
        sessions.FindAsync(http.Request.Cookies[options.CookieName], http.RequestAborted);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var session = await FindAsync(Context, sessions, Options);
        if (session is null || clock.FindEnd(session) is not null)
        {
            return AuthenticateResult.NoResult();
        }

        if (!Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
        {
            // Automatic reconnects do not count as use.
            clock.Touch(session.Id);
        }

        return AuthenticateResult.Success(new AuthenticationTicket(session.ToActor().ToPrincipal(), Scheme.Name));
    }

    protected override async Task HandleSignInAsync(System.Security.Claims.ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        var person = Actor.From(user) ?? throw new InvalidOperationException("A principal without a role was signed in.");
        await EndAsync(SessionEnd.Replaced);
        var start = properties?.GetParameter<NewSession>(StartKey) ?? new NewSession(person, SessionKind.Development);
        var started = await sessions.StartAsync(
            start with { Address = Context.Connection.RemoteIpAddress?.ToString() ?? "", Browser = Request.Headers.UserAgent.ToString() },
            Context.RequestAborted);
        Response.Cookies.Append(Options.CookieName, started.Token, Cookie());
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        await EndAsync(SessionEnd.SignedOut);
        Response.Cookies.Delete(Options.CookieName, Cookie());
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var isPage = HttpMethods.IsGet(Request.Method) && !Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
        if (isPage)
        {
            var back = OriginalPathBase + OriginalPath + Request.QueryString;
            Response.Redirect(BuildRedirectUri($"/sign-in?returnUrl={Uri.EscapeDataString(back)}"));
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.Redirect(BuildRedirectUri("/no-access"));
        return Task.CompletedTask;
    }

    private async Task EndAsync(SessionEnd why)
    {
        if (await FindAsync(Context, sessions, Options) is { EndedAt: null, Id: var id })
        {
            await sessions.EndAsync(row => row.Id == id, why, by: null, Context.RequestAborted);
        }
    }

    private CookieOptions Cookie() => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = Options.IsSecure,
    };
}
