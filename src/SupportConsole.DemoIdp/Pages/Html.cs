using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SupportConsole.DemoIdp.Pages;

/// <summary>The identity provider's plain pages.</summary>
internal static class Html
{
    public static string Encode(string text) => WebUtility.HtmlEncode(text);

    public static async Task WriteAsync(HttpContext http, string title, string body, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        var page = $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Encode(title)}} · Demo identity provider</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
            h1 { font-size: 1.25rem; }
            a.person, button { display: block; padding: .6rem .8rem; margin: .4rem 0; font: inherit; }
            a.person { border: 1px solid; border-radius: 6px; text-decoration: none; }
            code { overflow-wrap: anywhere; }
            label { display: block; margin: .3rem 0; }
            </style>
            </head>
            <body><main><h1>{{Encode(title)}}</h1>{{body}}</main></body>
            </html>
            """;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(page), http.RequestAborted);
    }

    public static Task WriteErrorAsync(HttpContext http, string message) =>
        WriteAsync(http, "You can't sign in", $"<p>{Encode(message)}</p>", StatusCodes.Status400BadRequest);

    /// <summary>A list of people; each leads to the address with the person's ID.</summary>
    public static Task ChooseAsync(HttpContext http, IEnumerable<DemoUser> users, Func<DemoUser, string> address)
    {
        var people = string.Concat(users.Select(user =>
            $"<a class=\"person\" href=\"{Encode(address(user))}\"><b>{Encode(user.Name)}</b> {Encode(user.Email)}</a>"));
        return WriteAsync(http, "Sign in", $"<p>Choose a person. This identity provider asks for no password.</p>{people}");
    }
}
