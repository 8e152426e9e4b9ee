using Microsoft.AspNetCore.Http;

namespace SupportConsole.App.SignIns;

/// <summary>The frame of the pages around a test. No search engine may keep them.</summary>
internal static class TestPage
{
    /// <param name="content">HTML; texts in it are encoded.</param>
    /// <param name="mark">"good" or "bad" for a sign in front of the title.</param>
    public static IResult Of(string title, string content, int status = StatusCodes.Status200OK, string head = "", string mark = "") => Results.Text(
        $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{title} · InfluxData</title><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex, nofollow">{head}
        <link rel="icon" type="image/svg+xml" href="/_content/SupportConsole.App/favicon.svg">
        <link rel="stylesheet" href="/_content/SupportConsole.App/sign-in.css"></head>
        <body><main><h1{(mark.Length > 0 ? $" class=\"{mark}\"" : "")}>{title}</h1>{content}</main></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);

    /// <summary>Goes on by a page: a form's redirect may not leave this site.</summary>
    public static IResult GoOn(string address) => Of(
        "Test your single sign-on",
        $"<p><a href=\"{address}\">Continue to your identity provider</a></p>",
        head: $"<meta http-equiv=\"refresh\" content=\"0;url={address}\">");

    public static void Forbid(HttpContext http) => http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
}
