using System.Net;
using Microsoft.AspNetCore.Http;

namespace SupportConsole.App.Sessions.SignIn;

/// <summary>The pages around the sign-in: plain HTML, since nobody has a circuit yet. Only problems are encoded here.</summary>
public static class SignInPage
{
    public static IResult Html(int status, string content, string head = "") =>
        Document("Sign in · SupportConsole", $"<h1>SupportConsole</h1>{content}", status, head);

    /// <summary>A page with a heading of its own.</summary>
    public static IResult Titled(string title, int status, string content) =>
        Document($"{title} · SupportConsole", $"<h1>{title}</h1>{content}", status, "");

    /// <summary>The frame of every page that works without a circuit.</summary>
    internal static IResult Document(string title, string content, int status, string head) => Results.Text(
        $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">{head}
        <link rel="icon" type="image/svg+xml" href="/_content/SupportConsole.App/favicon.svg">
        <link rel="stylesheet" href="/_content/SupportConsole.App/sign-in.css"></head>
        <body><main>{content}</main></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);

    /// <summary>What went wrong, and the way back to the sign-in.</summary>
    public static IResult Problem(int status, Problem problem, string more = "") => Html(
        status,
        $"""
        <p role="alert"><b>{Encode(problem.What)}</b></p><p>{Encode(problem.Cure)}</p>{more}<p><a href="/sign-in">Back to sign-in</a></p>
        """);

    /// <summary>
    /// Goes on to an address of this site by a page of this site: after a visit to the provider a redirect would not carry the session's
    /// cookie, which is for navigations that begin here.
    /// </summary>
    public static IResult GoOn(string address, string words) => Html(
        StatusCodes.Status200OK,
        $"""<p>{Encode(words)} <a href="{Encode(address)}">Continue</a></p>""",
        $"""<meta http-equiv="refresh" content="0;url={Encode(address)}">""");

    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>The address if it is one of this site; else the start page.</summary>
    public static string Local(string? url) =>
        url is ['/', ..] && (url.Length == 1 || url[1] is not ('/' or '\\')) && !url.Any(char.IsControl) ? url : "/";
}
