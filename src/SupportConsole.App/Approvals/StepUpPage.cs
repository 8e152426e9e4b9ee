using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using SupportConsole.App.People;
using SupportConsole.App.Record;
using SupportConsole.App.Sessions;
using SupportConsole.App.Sessions.SignIn;

namespace SupportConsole.App.Approvals;

/// <summary>Where a person proves again who they are: at the company's provider; a development persona presses a button.</summary>
public static class StepUpPage
{
    public const string Path = "/step-up";

    /// <summary>Marks the sign-in that this page asks for, in the state that comes back from the provider.</summary>
    public const string Mark = "step-up";

    private const string Title = "Confirm it's you";

    /// <summary>Asks the company sign-in for a new proof, whatever it remembers.</summary>
    private const string ConfirmParameter = "confirm";

    public static void MapStepUp(this WebApplication app)
    {
        app.MapGet(Path, ShowAsync);
        app.MapPost(Path, ConfirmAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        StaffSessions sessions,
        IAntiforgery antiforgery,
        ConsoleInfo info,
        string? returnUrl)
    {
        var target = SignInPage.Local(returnUrl);
        var session = await FindSessionAsync(http, sessions);
        if (session?.Kind == SessionKind.Development)
        {
            return Question(antiforgery.GetAndStoreTokens(http), session.Name, target);
        }

        return session?.Kind == SessionKind.Staff && info.HasStaffSignIn
            ? Results.LocalRedirect($"{SignInEndpoints.StaffPath}?{ConfirmParameter}=true&returnUrl={Uri.EscapeDataString(target)}")
            : SignInPage.Titled(
                Title,
                StatusCodes.Status403Forbidden,
                "<p>A break-glass session can't be confirmed. Ask an operator of the console's machine for a new link.</p>");
    }

    private static async Task<IResult> ConfirmAsync(HttpContext http, StaffSessions sessions, StepUp stepUp, [FromForm] string? returnUrl)
    {
        if (await FindSessionAsync(http, sessions) is { Kind: SessionKind.Development } session)
        {
            await stepUp.ConfirmAsync(session.ToActor(), http.RequestAborted);
        }

        return Results.LocalRedirect(SignInPage.Local(returnUrl));
    }

    private static async Task<StaffSession?> FindSessionAsync(HttpContext http, StaffSessions sessions) =>
        Actor.From(http.User)?.Session is { } id ? await sessions.FindAsync(id, http.RequestAborted) : null;

    private static IResult Question(AntiforgeryTokenSet tokens, string name, string returnUrl) => SignInPage.Titled(
        Title,
        StatusCodes.Status200OK,
        $"""
        <p>You are about to do something that can't be undone.</p>
        <form method="post" action="{Path}"><input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">
        <input type="hidden" name="returnUrl" value="{WebUtility.HtmlEncode(returnUrl)}">
        <button>I am {WebUtility.HtmlEncode(name)}</button></form>
        """);
}
