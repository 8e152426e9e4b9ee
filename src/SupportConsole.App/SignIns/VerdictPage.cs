using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using SupportConsole.Federation.Diagnosis;

namespace SupportConsole.App.SignIns;

/// <summary>How a test ended, in plain HTML: the browser may be a customer's. Everything that came from outside is encoded.</summary>
internal static class VerdictPage
{
    /// <summary>Claims of the protocol, which say nothing about the person.</summary>
    private static readonly string[] OfProtocol =
        ["iss", "aud", "exp", "iat", "nbf", "nonce", "sid", "at_hash", "c_hash", "azp", "auth_time"];

    public static IResult Of(SignInVerdict verdict) => PublicPage.Of(
        verdict.IsPassed ? "Sign-in works" : verdict.Succeeded ? "Signed in, but something is missing" : "Sign-in failed",
        verdict.IsCustomers ? ForCustomer(verdict) : ForSupport(verdict),
        mark: verdict.IsPassed ? "good" : "bad");

    private static string ForSupport(SignInVerdict verdict)
    {
        var html = new StringBuilder($"<p>Connection <b>{E(verdict.Connection)}</b></p>");
        if (verdict.Succeeded)
        {
            var person = verdict.Claims.GetValueOrDefault("email") ?? verdict.Claims.GetValueOrDefault("sub") ?? "";
            html.Append($"<p role=\"status\">Signed in as <b>{E(person)}</b></p>");
            AddMissing(html, verdict);
            html.Append("<h2>Claims received</h2><dl>");
            foreach (var (name, value) in verdict.Claims.Where(claim => !OfProtocol.Contains(claim.Key)))
            {
                html.Append($"<dt>{E(name)}</dt><dd>{E(value)}</dd>");
            }

            html.Append("</dl><p>The values are not stored.</p>");
        }
        else
        {
            AddError(html, verdict);
        }

        html.Append($"<p><a href=\"/connections/{verdict.ConnectionId}\">Back to the connection</a></p>");
        return html.ToString();
    }

    private static string ForCustomer(SignInVerdict verdict)
    {
        var html = new StringBuilder();
        if (verdict.IsPassed)
        {
            html.Append("<p role=\"status\">Your identity provider and InfluxData are set up correctly. You can close this page.</p>");
        }
        else if (verdict.Succeeded)
        {
            AddMissing(html, verdict);
        }
        else if (verdict.Cause is { Move: ErrorMove.Customer or ErrorMove.User } cause)
        {
            html.Append($"<p role=\"alert\"><b>{E(cause.Title)}</b></p><h2>What to do</h2><p>{E(cause.Cure)}</p>");
        }
        else
        {
            html.Append("<p role=\"alert\">There is nothing to fix on your side yet. ")
                .Append("InfluxData support sees this result and will get back to you.</p>");
        }

        html.Append($"<p>Tell support this code if they ask: <b class=\"code\">{verdict.Code}</b></p>");
        return html.ToString();
    }

    private static void AddMissing(StringBuilder html, SignInVerdict verdict)
    {
        foreach (var claim in verdict.Missing)
        {
            html.Append($"<p role=\"alert\"><b>The {E(claim.Name)} is missing.</b> {E(claim.Fix)}</p>");
        }
    }

    private static void AddError(StringBuilder html, SignInVerdict verdict)
    {
        if (verdict.Problem is { } problem)
        {
            html.Append($"<p role=\"alert\"><b>{E(problem.What)}</b></p><p>{E(problem.Cure)}</p>");
            return;
        }

        if (verdict.Cause is { } cause)
        {
            html.Append($"<p role=\"alert\"><b>{E(cause.Title)}</b></p>");
            html.Append($"<dl><dt>Cause</dt><dd>{E(cause.Cause)}</dd><dt>Fix</dt><dd>{E(cause.Cure)}</dd>");
            html.Append($"<dt>Waiting on</dt><dd>{Owner(cause.Move)}</dd></dl>");
            html.Append($"<h2>Message to the customer</h2><pre>{E(cause.TextToSend())}</pre>");
        }
        else
        {
            html.Append("<p role=\"alert\"><b>The catalogue doesn't have this error.</b></p>");
        }

        html.Append($"<h2>Auth0's answer</h2><p><code>{E(verdict.Error?.Error ?? "")}</code> {E(verdict.Error?.Description ?? "")}</p>");
    }

    private static string Owner(ErrorMove move) => move switch
    {
        ErrorMove.Customer => "the customer",
        ErrorMove.Support => "support",
        ErrorMove.Auth0 => "Auth0",
        ErrorMove.User => "the user",
        _ => "not identified yet",
    };

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
