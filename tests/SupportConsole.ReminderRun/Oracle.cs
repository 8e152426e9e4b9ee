using SupportConsole.Federation;

namespace SupportConsole.ReminderRun;

/// <summary>A credential's life: from when it was known to when it was rotated.</summary>
internal sealed record Life(string Name, Protocol Protocol, IReadOnlyList<string> Recipients, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset Due);

/// <summary>
/// Which reminders were owed, from the credentials' lives and the calendar alone: it knows nothing of the planner. A day on which the
/// credential came or went owes nothing.
/// </summary>
internal static class Oracle
{
    private static readonly int[] Steps = [60, 30, 14, 7, 3, 1, 0];

    public static IEnumerable<string> Owed(Life life)
    {
        var days = life.Protocol == Protocol.Oidc ? Steps.Concat(Enumerable.Range(1, 30).Select(after => -after)) : Steps.Concat([-1, -7, -14, -21, -28]);
        return from left in days
               let day = life.Due.UtcDateTime.Date.AddDays(-left)
               where life.From.UtcDateTime.Date < day && life.Until.UtcDateTime.Date > day
               from recipient in life.Recipients
               select Mailbox.KeyOf(recipient, life.Name, life.Due, left);
    }
}
