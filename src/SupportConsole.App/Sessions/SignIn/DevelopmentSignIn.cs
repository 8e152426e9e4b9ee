using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using SupportConsole.App.People;

namespace SupportConsole.App.Sessions.SignIn;

/// <summary>The personas, who sign in without a password: in Development, on this machine, and against the emulated tenant.</summary>
public static class DevelopmentSignIn
{
    public static IReadOnlyList<Actor> Personas { get; } =
    [
        new("Ana Ruiz", StaffRole.Engineer),
        new("Marek Novak", StaffRole.Manager),
        new("Ingrid Solberg", StaffRole.Administrator),
        new("Lea Brandt", StaffRole.ReadOnly),
    ];

    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Whether a request may use the personas.</summary>
    internal static bool IsOpenTo(HttpContext http, ConsoleInfo info) => info.HasPersonas && IsHere(http);

    internal static string Form(HttpContext http, IAntiforgery antiforgery, string returnUrl)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        var buttons = string.Concat(Personas.Select(actor =>
            $"""
            <button name="persona" value="{SignInPage.Encode(actor.Name)}"><b>{SignInPage.Encode(actor.Name)}</b><span>{Role(actor.Role)}</span></button>
            """));
        return $"""
            <p>Development sign-in: choose who you are. It does not exist outside Development.</p>
            <form method="post" action="/sign-in"><input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">
            <input type="hidden" name="returnUrl" value="{SignInPage.Encode(returnUrl)}">{buttons}</form>
            """;
    }

    /// <summary>
    /// A request of this machine, by a loopback name: a page that points its own name at 127.0.0.1 in the DNS would name that one.
    /// </summary>
    private static bool IsHere(HttpContext http) =>
        IsLoopback(http.Connection.RemoteIpAddress)
        && IsLoopback(http.Connection.LocalIpAddress)
        && LoopbackHosts.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase);

    /// <summary>A test's server in the process has no addresses.</summary>
    private static bool IsLoopback(IPAddress? address) => address is null || IPAddress.IsLoopback(address);

    private static string Role(StaffRole role) => role switch
    {
        StaffRole.Engineer => "Support engineer: onboards and rotates",
        StaffRole.Manager => "Manager: sees everything, changes nothing",
        StaffRole.ReadOnly => "Read-only: sees everything, runs nothing",
        _ => "Administrator: may also remove without the hourly limit",
    };
}
