using SupportConsole.Federation;

namespace SupportConsole.ReminderRun;

/// <summary>A credential's life: from when it was known to when it was rotated.</summary>
internal sealed record Life(string Name, Protocol Protocol, IReadOnlyList<string> Recipients, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset Due);

/// <summary>
/// Which reminders were owed, from the credentials' lives, the calendar and when the email server was up: it knows nothing of the planner.
/// A day on which the credential came or went owes nothing, and neither does a customer whose credential was rotated before the server
/// was up again: the message would name one that is gone.
/// </summary>
internal static class Oracle
{
    private static readonly int[] Steps = [60, 30, 14, 7, 3, 1, 0];

    /// <param name="up">Ascending times at which the email server was up.</param>
    /// <param name="excused">Counts what a customer isn't owed because of the server.</param>
    public static IEnumerable<string> Owed(Life life, IReadOnlyList<DateTimeOffset> up, Action excused)
    {
        var days = life.Protocol == Protocol.Oidc ? Steps.Concat(Enumerable.Range(1, 30).Select(after => -after)) : Steps.Concat([-1, -7, -14, -21, -28]);
        return from left in days
               let day = life.Due.UtcDateTime.Date.AddDays(-left)
               where life.From.UtcDateTime.Date < day && life.Until.UtcDateTime.Date > day
               from recipient in life.Recipients
               where !IsExcused(recipient, life, new DateTimeOffset(day, TimeSpan.Zero), up, excused)
               select Mailbox.KeyOf(recipient, life.Name, life.Due, left);
    }

    private static bool IsExcused(string recipient, Life life, DateTimeOffset day, IReadOnlyList<DateTimeOffset> up, Action excused)
    {
        if (!recipient.StartsWith(Estate.ContactPrefix, StringComparison.Ordinal))
        {
            return false;
        }

        var (low, high) = (0, up.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = up[middle] < day ? (middle + 1, high) : (low, middle);
        }

        if (low < up.Count && up[low] < life.Until)
        {
            return false;
        }

        excused();
        return true;
    }
}
