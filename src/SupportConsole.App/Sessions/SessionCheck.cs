using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sessions;

/// <summary>Reads the session's row before every act.</summary>
public sealed class SessionCheck(IDbContextFactory<ConsoleDbContext> contexts, SessionClock clock) : ISessionCheck
{
    public async Task<Result<Actor>> CheckAsync(Actor actor)
    {
        if (actor == Actor.Console)
        {
            return actor;
        }

        if (actor.Session is not { } id)
        {
            return SignedOut();
        }

        await using var context = await contexts.CreateDbContextAsync();
        var session = await context.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
        if (session is null || session.ToActor().Id != actor.Id)
        {
            return SignedOut();
        }

        if (clock.FindEnd(session) is { } end)
        {
            return EndWords.Problem(end);
        }

        return clock.IsConfirmed(session) ? actor with { Role = session.Role } : Unconfirmed();
    }

    private static Problem Unconfirmed() => new(
        "Your company's sign-in could not be asked about your access for a while, so you can look but not change anything.",
        "Try again in a few minutes, or sign in again.")
    {
        Code = ISessionCheck.UnconfirmedCode,
        NotLost = "Nothing was changed.",
    };

    private static Problem SignedOut() => new("You are signed out.", "Sign in again.") { Code = ISessionCheck.EndedCode };
}
