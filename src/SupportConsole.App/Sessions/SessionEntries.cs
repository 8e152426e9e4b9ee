using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Sessions;

/// <summary>The audit log's entries about sessions.</summary>
internal static class SessionEntries
{
    public const string Start = "session.start";
    public const string End = "session.end";
    public const string Refused = "session.refused";
    public const string RoleChange = "session.role";

    public static void Add(
        ConsoleDbContext context,
        StaffSession session,
        Actor by,
        string action,
        string summary,
        DateTimeOffset at,
        IReadOnlyDictionary<string, string?>? details = null)
    {
        var after = new Dictionary<string, string?>(details ?? new Dictionary<string, string?>())
        {
            ["session"] = session.Id.ToString(),
            ["person"] = $"{session.Issuer} {session.Subject}",
            ["role"] = RoleWords.Of(session.Role),
            ["kind"] = session.Kind.ToString(),
            ["address"] = session.Address,
        };
        AuditTrail.Add(context, new AuditEntry
        {
            At = at,
            By = by,
            Action = action,
            Outcome = "done",
            Summary = summary,
            Reason = session.Reason,
            Subject = session.Name,
            After = AuditTrail.Fields(after),
        });
    }

    /// <summary>Ends a row and records it.</summary>
    public static void AddEnd(ConsoleDbContext context, StaffSession row, SessionEnd why, Actor by, DateTimeOffset now)
    {
        row.EndedAt = now;
        row.EndedBecause = why;
        row.ProtectedTokens = null;
        Add(context, row, by, End, $"{row.Name}'s session ended: {Words(why)}.", now);
    }

    /// <summary>Why a session ended, for a sentence about it.</summary>
    public static string Words(SessionEnd why) => why switch
    {
        SessionEnd.SignedOut => "signed out",
        SessionEnd.Idle => "not used",
        SessionEnd.Expired => "time limit reached",
        SessionEnd.TooMany => "too many sessions",
        SessionEnd.ByPerson => "ended on the access page",
        SessionEnd.ByAdministrator => "ended by an administrator",
        SessionEnd.ByProvider => "signed out at the provider",
        SessionEnd.Refused => "the provider no longer confirms the account",
        SessionEnd.Replaced => "signed in again",
        SessionEnd.NoPersonas => "personas can't sign in here",
        _ => "no group gives a role",
    };
}
