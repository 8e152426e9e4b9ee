using SupportConsole.App.People;
using SupportConsole.App.Record;

namespace SupportConsole.App.Cutovers;

/// <summary>The audit entries of cutovers.</summary>
internal static class CutoverEntries
{
    public static void Add(
        ConsoleDbContext context,
        Cutover cutover,
        ConnectionRecord record,
        Actor actor,
        string action,
        string summary,
        DateTimeOffset now) => AuditTrail.Add(context, new AuditEntry
        {
            At = now,
            By = actor,
            Action = action,
            Outcome = "done",
            Summary = summary.Length <= AuditEntry.TextMaxLength ? summary : summary[..AuditEntry.TextMaxLength],
            Ticket = cutover.Ticket,
            ConnectionId = record.Id,
            ClusterId = record.ClusterId.Value,
            Subject = record.Name.Value,
            After = AuditTrail.Fields(new Dictionary<string, string?>
            {
                ["cutover"] = cutover.Id.ToString(),
                ["at"] = cutover.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture),
                ["certificate"] = cutover.NewFingerprint,
            }),
        });
}
