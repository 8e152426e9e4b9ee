using System.Collections.Concurrent;
using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sessions;

/// <summary>
/// When sessions were last used, and so whether they are over. Kept in memory between two writes of the rows. Measures by what has really
/// passed too, so that a clock that is set back prolongs no session. A persona's session is over where personas can't sign in: the data
/// directory may have been an emulated tenant's before.
/// </summary>
public sealed class SessionClock(SessionSettings settings, TimeProvider time, ConsoleInfo? info = null)
{
    private readonly ConcurrentDictionary<Guid, Moment> used = new();
    private readonly ConcurrentDictionary<Guid, Limit> limits = new();
    private readonly ConcurrentDictionary<Guid, Moment> confirmed = new();

    /// <summary>Notes that the person did something: a request, a click, or typing in a page.</summary>
    public void Touch(Guid id) => used[id] = new Moment(time.GetUtcNow(), time.GetTimestamp());

    public DateTimeOffset LastUsed(StaffSession session) =>
        !used.TryGetValue(session.Id, out var last) ? session.LastUsedAt
        : last.At > time.GetUtcNow() ? time.GetUtcNow() - time.GetElapsedTime(last.Stamp)
        : last.At > session.LastUsedAt || session.LastUsedAt > time.GetUtcNow() ? last.At
        : session.LastUsedAt;

    /// <summary>Why a session is over; null while it is open.</summary>
    public SessionEnd? FindEnd(StaffSession session) =>
        session.EndedAt is not null ? session.EndedBecause ?? SessionEnd.SignedOut
            : session.Kind == SessionKind.Development && info is { HasPersonas: false } ? SessionEnd.NoPersonas
            : IsExpired(session) ? SessionEnd.Expired
            : IsIdle(session) ? SessionEnd.Idle
            : null;

    /// <summary>Whether the provider confirmed the role so lately that changes are allowed.</summary>
    public bool IsConfirmed(StaffSession session)
    {
        if (session.RoleCheckedAt == session.ExpiresAt)
        {
            return true; // Nobody checks this session.
        }

        var longest = TimeSpan.FromMinutes(settings.MinutesWithoutProvider);
        Moment Seen() => new(session.RoleCheckedAt, time.GetTimestamp());
        var seen = confirmed.AddOrUpdate(session.Id, _ => Seen(), (_, known) => known.At == session.RoleCheckedAt ? known : Seen());
        return time.GetUtcNow() - session.RoleCheckedAt <= longest && time.GetElapsedTime(seen.Stamp) <= longest;
    }

    internal void KeepOnly(IEnumerable<Guid> open)
    {
        foreach (var gone in used.Keys.Concat(limits.Keys).Concat(confirmed.Keys).Except(open).ToList())
        {
            used.TryRemove(gone, out _);
            limits.TryRemove(gone, out _);
            confirmed.TryRemove(gone, out _);
        }
    }

    private bool IsExpired(StaffSession session)
    {
        var limit = FindLimit(session);
        return time.GetUtcNow() >= session.ExpiresAt || time.GetElapsedTime(limit.Since) >= limit.Left;
    }

    private bool IsIdle(StaffSession session)
    {
        var now = time.GetUtcNow();
        return used.TryGetValue(session.Id, out var last)
            ? now - last.At > settings.Idle || time.GetElapsedTime(last.Stamp) > settings.Idle
            : now - session.LastUsedAt > settings.Idle
                || (session.LastUsedAt > now && time.GetElapsedTime(FindLimit(session).Since) > settings.Idle);
    }

    /// <summary>What is left of a session when this console first looks at it: never more than a whole one.</summary>
    private Limit FindLimit(StaffSession session)
    {
        var left = session.ExpiresAt - time.GetUtcNow();
        return limits.GetOrAdd(session.Id, _ => new Limit(time.GetTimestamp(), left < settings.Longest ? left : settings.Longest));
    }

    private sealed record Moment(DateTimeOffset At, long Stamp);

    private sealed record Limit(long Since, TimeSpan Left);
}
