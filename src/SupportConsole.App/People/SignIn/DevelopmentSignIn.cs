using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace SupportConsole.App.People.SignIn;

/// <summary>
/// The development sign-in: three personas, no password. It refuses to work outside Development; staff identity comes from the company's
/// own sign-in later, which replaces this room and nothing else.
/// </summary>
public static class DevelopmentSignIn
{
    public static IReadOnlyList<Actor> Personas { get; } =
        [new("Ana Ruiz", StaffRole.Engineer), new("Marek Novak", StaffRole.Manager), new("Ingrid Solberg", StaffRole.Administrator)];

    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    internal static void MapSignIn(this WebApplication app)
    {
        app.MapGet("/sign-in", (HttpContext http, ConsoleInfo info, IAntiforgery antiforgery, string? returnUrl) =>
            info.HasPersonas && IsHere(http) ? Page(antiforgery.GetAndStoreTokens(http), returnUrl) : Refusal()).AllowAnonymous();
        app.MapPost("/sign-in", async (HttpContext http, ConsoleInfo info, [FromForm] string persona, [FromForm] string? returnUrl) =>
        {
            if (!info.HasPersonas || !IsHere(http) || Personas.FirstOrDefault(actor => actor.Name == persona) is not { } actor)
            {
                return Refusal();
            }

            await http.SignInAsync(actor.ToPrincipal());
            return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "/");
        }).AllowAnonymous();
        app.MapPost("/sign-out", async (HttpContext http, [FromForm] string? returnUrl) =>
        {
            await http.SignOutAsync();
            return Results.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "/sign-in");
        });
    }

    private static bool IsLocal(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl);

    /// <summary>
    /// A request of this machine, by a loopback name: a page that points its own name at 127.0.0.1 in the DNS would name that one.
    /// </summary>
    private static bool IsHere(HttpContext http) =>
        IsLoopback(http.Connection.RemoteIpAddress)
        && IsLoopback(http.Connection.LocalIpAddress)
        && LoopbackHosts.Contains(http.Request.Host.Host);

    /// <summary>A test's server in the process has no addresses.</summary>
    private static bool IsLoopback(IPAddress? address) => address is null || IPAddress.IsLoopback(address);

    private static IResult Refusal() => Html(
        StatusCodes.Status403Forbidden,
        """
        <p>Nobody can sign in here. The development sign-in, three personas without a password, works in Development only:
        on the machine that runs the console, at http://localhost or http://127.0.0.1, and against the emulated tenant. Staff sign-in is not part of this version.</p>
        <p>To try the console, start it with <code>ASPNETCORE_ENVIRONMENT=Development</code> and without a tenant.</p>
        """);

    private static IResult Page(AntiforgeryTokenSet tokens, string? returnUrl)
    {
        var buttons = string.Concat(Personas.Select(actor =>
            $"""<button name="persona" value="{WebUtility.HtmlEncode(actor.Name)}"><b>{WebUtility.HtmlEncode(actor.Name)}</b><span>{Role(actor.Role)}</span></button>"""));
        return Html(
            StatusCodes.Status200OK,
            $"""
            <p>Development sign-in: choose who you are. It does not exist outside Development.</p>
            <form method="post" action="/sign-in"><input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">
            <input type="hidden" name="returnUrl" value="{WebUtility.HtmlEncode(IsLocal(returnUrl) ? returnUrl : "/")}">{buttons}</form>
            """);
    }

    private static IResult Html(int status, string content) => Results.Text(
        $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Sign in · SupportConsole</title><meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" type="image/svg+xml" href="/_content/SupportConsole.App/favicon.svg">
        <link rel="stylesheet" href="/_content/SupportConsole.App/sign-in.css"></head>
        <body><main><h1>SupportConsole</h1>{content}</main></body></html>
        """,
        "text/html; charset=utf-8", statusCode: status);

    private static string Role(StaffRole role) => role switch
    {
        StaffRole.Engineer => "Support engineer: onboards and rotates",
        StaffRole.Manager => "Manager: sees everything, changes nothing",
        _ => "Administrator: may also remove without the hourly limit",
    };
}
