namespace SupportConsole.App.People;

/// <summary>Whether a person's session is open. Rights ask it before every act, so that an ended session can do nothing more.</summary>
public interface ISessionCheck
{
    const string EndedCode = "session.ended";

    /// <summary>The provider could not be asked about the person's role for too long.</summary>
    const string UnconfirmedCode = "session.unconfirmed";

    /// <returns>The person with the role that the session has now; a problem if the session ended.</returns>
    Task<Result<Actor>> CheckAsync(Actor actor);
}

/// <summary>Where no sessions are kept nobody can act but the console itself.</summary>
internal sealed class NoSessions : ISessionCheck
{
    public Task<Result<Actor>> CheckAsync(Actor actor) => Task.FromResult<Result<Actor>>(
        actor == Actor.Console
            ? actor
            : new Problem("You are signed out.", "Sign in again.") { Code = ISessionCheck.EndedCode });
}
