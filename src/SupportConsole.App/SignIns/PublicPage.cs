using Microsoft.AspNetCore.Http;
using SupportConsole.App.Sessions.SignIn;

namespace SupportConsole.App.SignIns;

/// <summary>The frame of the pages that customers open by a link. No search engine may keep them.</summary>
internal static class PublicPage
{
    private const string NoIndex = "noindex, nofollow";

    /// <param name="content">HTML; texts in it are encoded.</param>
    /// <param name="mark">"good" or "bad" for a sign in front of the title.</param>
    public static IResult Of(
        string title,
        string content,
        int status = StatusCodes.Status200OK,
        string head = "",
        string mark = "") => SignInPage.Document(
            $"{title} · InfluxData",
            $"<h1{(mark.Length > 0 ? $" class=\"{mark}\"" : "")}>{title}</h1>{content}",
            status,
            $"""<meta name="robots" content="{NoIndex}">{head}""");

    /// <summary>Goes on by a page: a form's redirect may not leave this site.</summary>
    public static IResult GoOn(string address) => Of(
        "Test your single sign-on",
        $"<p><a href=\"{address}\">Continue to your identity provider</a></p>",
        head: $"<meta http-equiv=\"refresh\" content=\"0;url={address}\">");

    public static void KeepOutOfIndexes(HttpContext http) => http.Response.Headers["X-Robots-Tag"] = NoIndex;
}
