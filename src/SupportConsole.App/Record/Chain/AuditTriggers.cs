using Microsoft.EntityFrameworkCore;

namespace SupportConsole.App.Record.Chain;

/// <summary>
/// The triggers that keep audit entries as they are. They stop mistakes and older tools, not somebody who can write the file; the chain is
/// for that.
/// </summary>
public static class AuditTriggers
{
    /// <summary>By name, as the migration creates them. An entry without a hash was written by an older console and is chained once.</summary>
    public static IReadOnlyDictionary<string, string> Expected { get; } = new Dictionary<string, string>
    {
        ["AuditEntries_NoDelete"] = """
            CREATE TRIGGER "AuditEntries_NoDelete" BEFORE DELETE ON "AuditEntries"
            BEGIN SELECT RAISE(ABORT, 'Audit entries are never removed.'); END
            """,
        ["AuditEntries_NoReplace"] = """
            CREATE TRIGGER "AuditEntries_NoReplace" BEFORE INSERT ON "AuditEntries" WHEN EXISTS (SELECT 1 FROM "AuditEntries" WHERE "Id" = new."Id")
            BEGIN SELECT RAISE(ABORT, 'Audit entries are never replaced.'); END
            """,
        ["AuditEntries_NoUpdate"] = """
            CREATE TRIGGER "AuditEntries_NoUpdate" BEFORE UPDATE ON "AuditEntries" WHEN old."Hash" IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'Audit entries are never changed.'); END
            """,
    };

    private const string Search = "AuditEntries_Search";

    /// <summary>The triggers on the audit that are missing, altered or not the console's.</summary>
    public static async Task<IReadOnlyList<string>> FindAlteredAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        var found = await context.Database.SqlQuery<Trigger>(
            $"SELECT name AS Name, sql AS Sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'AuditEntries'")
            .ToDictionaryAsync(trigger => trigger.Name, trigger => trigger.Sql, cancellationToken);
        return
        [
            .. Expected.Where(trigger => found.GetValueOrDefault(trigger.Key) != trigger.Value).Select(trigger => trigger.Key),
            .. found.Keys.Where(name => name != Search && !Expected.ContainsKey(name)),
        ];
    }

    private sealed record Trigger(string Name, string Sql);
}
