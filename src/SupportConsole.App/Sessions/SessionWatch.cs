using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sessions;

/// <param name="End">Why the session ended; null while it is open.</param>
/// <param name="Role">The role now.</param>
public sealed record SessionView(SessionEnd? End, StaffRole Role);

/// <summary>The session of one open page: whether it is open, and what role it has now.</summary>
public sealed class SessionWatch : IDisposable
{
    private readonly AuthenticationStateProvider authentication;
    private readonly StaffSessions sessions;
    private readonly SessionClock clock;
    private volatile StaffSession? latest;

    public SessionWatch(AuthenticationStateProvider authentication, StaffSessions sessions, SessionClock clock)
    {
        this.authentication = authentication;
        this.sessions = sessions;
        this.clock = clock;
        sessions.Changed += Note;
    }

    /// <summary>This page's session ended or has another role.</summary>
    public event Action? Changed;

    /// <summary>Whether the session is over, as far as it is known without a look at the database.</summary>
    public bool IsOver => latest is { } known && clock.FindEnd(known) is not null;

    /// <summary>Reads the session's row and gives the page its role.</summary>
    /// <returns>Null for a page without a session.</returns>
    public async Task<SessionView?> RefreshAsync(CancellationToken cancellationToken)
    {
        var actor = Actor.From((await authentication.GetAuthenticationStateAsync()).User);
        if (actor?.Session is not { } id)
        {
            return null;
        }

        // SQLite blocks its caller: keep it off the circuit's dispatcher.
        var session = await Task.Run(() => sessions.FindAsync(id, cancellationToken), cancellationToken);
        if (session is null)
        {
            return new SessionView(SessionEnd.SignedOut, actor.Role);
        }

        latest = session;
        if (session.Role != actor.Role && authentication is IHostEnvironmentAuthenticationStateProvider settable)
        {
            settable.SetAuthenticationState(Task.FromResult(new AuthenticationState(session.ToActor().ToPrincipal())));
        }

        return new SessionView(clock.FindEnd(session), session.Role);
    }

    /// <summary>Notes that the person clicked or typed in the page.</summary>
    public void Touch()
    {
        if (latest is { } known && !IsOver)
        {
            clock.Touch(known.Id);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => sessions.Changed -= Note;

    private void Note(StaffSession changed)
    {
        if (changed.Id == latest?.Id)
        {
            latest = changed;
            Changed?.Invoke();
        }
    }
}
