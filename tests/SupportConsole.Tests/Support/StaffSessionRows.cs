using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.Tests.Support;

/// <summary>Sessions as rows, for tests that do not sign anybody in.</summary>
internal static class StaffSessionRows
{
    public static StaffSession Of(Actor actor, DateTimeOffset now) => new()
    {
        Id = actor.Session!.Value,
        TokenHash = actor.Session.Value.ToString("N").PadRight(StaffSession.HashLength, '0'),
        Kind = SessionKind.Development,
        Issuer = actor.Id.Issuer,
        Subject = actor.Id.Subject,
        Name = actor.Name,
        Role = actor.Role,
        StartedAt = now,
        AuthenticatedAt = now,
        LastUsedAt = now,
        ExpiresAt = now.AddHours(12),
        RoleCheckedAt = now,
    };
}
