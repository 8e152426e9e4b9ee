using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;

namespace SupportConsole.App.Record.Chain;

/// <summary>
/// Chains the entries of a database that an older console wrote, once, and adds an entry that says so. After that an entry without a hash
/// is a finding.
/// </summary>
internal static class ChainBeginning
{
    public const string Action = "audit.chain-begin";

    private const int AtATime = 5000;

    // Plain SQL: EF's first query would take a fifth of a second of each start.
    private const string IsUnchained =
        "SELECT EXISTS (SELECT 1 FROM AuditEntries) AND NOT EXISTS (SELECT 1 FROM AuditEntries WHERE Hash IS NOT NULL)";

    /// <summary>
    /// One transaction: a console that is killed meanwhile begins again at its next start. The caller holds the directory, so nobody
    /// else writes.
    /// </summary>
    public static async Task ChainExistingAsync(ConsoleDbContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!await IsUnchainedAsync(context, cancellationToken))
        {
            return;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var previous = CanonicalRow.Beginning;
        long last = 0;
        long chained = 0;
        while (await ReadAsync(context, last, cancellationToken) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                var hash = CanonicalRow.Hash(previous, entry.Values);
                await context.Database.ExecuteSqlAsync(
                    $"UPDATE AuditEntries SET Prev = {previous}, Hash = {hash} WHERE Id = {entry.Seq}",
                    cancellationToken);
                previous = hash;
            }

            chained += entries.Count;
            last = entries[^1].Seq;
        }

        AuditTrail.Add(context, new AuditEntry
        {
            At = time.GetUtcNow(),
            By = Actor.Console,
            Action = Action,
            Outcome = "done",
            Summary = string.Create(
                CultureInfo.InvariantCulture,
                $"Chained {chained:N0} entries, up to entry {last}, that an older console wrote. What was altered before cannot be seen."),
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<bool> IsUnchainedAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = IsUnchained;
            return (long)(await command.ExecuteScalarAsync(cancellationToken))! == 1;
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    private static async Task<IReadOnlyList<StoredEntry>> ReadAsync(
        ConsoleDbContext context,
        long after,
        CancellationToken cancellationToken)
    {
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        return await ChainReader.ReadAsync(connection, after, AtATime, cancellationToken).ToListAsync(cancellationToken);
    }
}
