using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.Record;

namespace SupportConsole.Tests.Support;

/// <summary>A digest of all that people's work is in the database: by it a test sees that nothing happened.</summary>
internal static class RecordState
{
    private static readonly string[] Reads =
    [
        """SELECT * FROM "Clusters" ORDER BY 1""",
        """SELECT * FROM "Connections" ORDER BY 1""",
        """SELECT * FROM "Credentials" ORDER BY 1""",
        """SELECT * FROM "Drafts" ORDER BY 1""",
        """SELECT * FROM "Changes" ORDER BY 1""",
        """SELECT * FROM "Approvals" ORDER BY 1""",
        """SELECT * FROM "Findings" ORDER BY 1""",
        """SELECT * FROM "SyncRuns" ORDER BY 1""",
        """SELECT "Id", "Role", "EndedAt" FROM "Sessions" ORDER BY 1""",

        // Refusals are recorded, and an integrity check that somebody may run is.
        """SELECT * FROM "AuditEntries" WHERE "Outcome" <> 'refused' AND "Action" <> 'record.check' ORDER BY 1""",
    ];

    /// <summary>What looking at a connection's page writes: when and what Auth0 held.</summary>
    private static readonly string[] Seen = ["SeenAt", "SeenOptions", "Version"];

    public static async Task<string> OfAsync(IDbContextFactory<ConsoleDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        var text = new StringBuilder();
        foreach (var read in Reads)
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = read;
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                var values = Enumerable.Range(0, rows.FieldCount).Where(column => !Seen.Contains(rows.GetName(column))).Select(rows.GetValue);
                text.AppendJoin('|', values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}")).Append('\n');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
