using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SupportConsole.Auth0.Emulator.SignIn;

/// <summary>What the tenant shows if it cannot send the person back to the application.</summary>
internal static class ErrorPage
{
    public static async Task WriteAsync(HttpContext http, int status, SignInFailure failure)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        var requestId = http.Response.Headers["x-auth0-requestid"].ToString();
        var page = $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Oops!, something went wrong</title></head>
            <body>
            <h1>Oops!, something went wrong</h1>
            <p>{WebUtility.HtmlEncode(failure.Error)}: {WebUtility.HtmlEncode(failure.Description)}</p>
            <p>TRACKING ID: {WebUtility.HtmlEncode(requestId)}</p>
            </body>
            </html>
            """;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(page), http.RequestAborted);
    }
}
