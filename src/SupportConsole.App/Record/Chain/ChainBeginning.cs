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

    /// <summary>One transaction: a console that is killed meanwhile begins again at its next start.</summary>
    public static async Task ChainExistingAsync(ConsoleDbContext context, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.AuditEntries.AnyAsync(cancellationToken)
            || await context.AuditEntries.AnyAsync(entry => entry.Hash != null, cancellationToken))
        {
            return;
        }

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

    private static async Task<IReadOnlyList<StoredEntry>> ReadAsync(
        ConsoleDbContext context,
        long after,
        CancellationToken cancellationToken)
    {
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        return await ChainReader.ReadAsync(connection, after, AtATime, cancellationToken).ToListAsync(cancellationToken);
    }
}
