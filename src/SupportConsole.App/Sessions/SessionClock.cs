using System.Collections.Concurrent;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sessions;

/// <summary>When sessions were last used, and so whether they are over. Kept in memory between two writes of the rows.</summary>
public sealed class SessionClock(SessionSettings settings, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> used = new();

    /// <summary>Notes that the person did something: a request, a click, or typing in a page.</summary>
    public void Touch(Guid id) => used[id] = time.GetUtcNow();

    public DateTimeOffset LastUsed(StaffSession session) =>
        used.TryGetValue(session.Id, out var last) && last > session.LastUsedAt ? last : session.LastUsedAt;

    /// <summary>Why a session is over; null while it is open.</summary>
    public SessionEnd? FindEnd(StaffSession session)
    {
        var now = time.GetUtcNow();
        return session.EndedAt is not null ? session.EndedBecause ?? SessionEnd.SignedOut
            : now >= session.ExpiresAt ? SessionEnd.Expired
            : now - LastUsed(session) > settings.Idle ? SessionEnd.Idle
            : null;
    }

    /// <summary>Whether the provider confirmed the role so lately that changes are allowed.</summary>
    public bool IsConfirmed(StaffSession session) =>
        time.GetUtcNow() - session.RoleCheckedAt <= TimeSpan.FromMinutes(settings.MinutesWithoutProvider);

    internal void KeepOnly(IEnumerable<Guid> open)
    {
        foreach (var gone in used.Keys.Except(open))
        {
            used.TryRemove(gone, out _);
        }
    }
}
