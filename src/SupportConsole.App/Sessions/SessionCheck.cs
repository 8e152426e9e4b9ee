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

        return clock.FindEnd(session) is { } end ? EndWords.Problem(end) : actor with { Role = session.Role };
    }

    private static Problem SignedOut() => new("You are signed out.", "Sign in again.") { Code = ISessionCheck.EndedCode };
}
