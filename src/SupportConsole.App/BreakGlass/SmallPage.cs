using Microsoft.AspNetCore.Http;

namespace SupportConsole.App.BreakGlass;

/// <summary>A static page for people who have no circuit yet.</summary>
internal static class SmallPage
{
    public static IResult Of(string title, int status, string content) => Results.Text(
        $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{title} · SupportConsole</title><meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" type="image/svg+xml" href="/_content/SupportConsole.App/favicon.svg">
        <link rel="stylesheet" href="/_content/SupportConsole.App/sign-in.css"></head>
        <body><main><h1>{title}</h1>{content}</main></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);
}
