using SupportConsole.App.People;
using SupportConsole.App.Sessions;
using SupportConsole.App.Sessions.SignIn;

namespace SupportConsole;

/// <summary>The page of a sign-in that did not come about, and its audit entry.</summary>
internal static class StaffRefusal
{
    /// <param name="person">Who it is, if the provider said so.</param>
    public static async Task ShowAsync(HttpContext http, Problem problem, Action handled, Actor? person = null)
    {
        await http.RequestServices.GetRequiredService<IRefusalAudit>().RecordAsync(
            person ?? Actor.Stranger,
            new RefusedAct(SessionEntries.Refused) { Subject = problem.Code },
            $"Refused a sign-in: {problem.What}");
        handled();
        var who = person is null
            ? ""
            : $"""
            <dl><dt>Name</dt><dd>{SignInPage.Encode(person.Name)}</dd><dt>Email</dt><dd>{SignInPage.Encode(person.Email)}</dd>
            <dt>Account</dt><dd>{SignInPage.Encode(person.Id.Subject)}</dd><dt>Provider</dt><dd>{SignInPage.Encode(person.Id.Issuer)}</dd></dl>
            """;
        await SignInPage.Problem(StatusCodes.Status403Forbidden, problem, who).ExecuteAsync(http);
    }
}
