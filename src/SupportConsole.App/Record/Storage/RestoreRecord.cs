using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SupportConsole.App.People;
using SupportConsole.Federation;

namespace SupportConsole.App.Record.Storage;

/// <summary>
/// Writes into a database that was just restored that it was: otherwise the audit log would end earlier than people remember, without a
/// word. Migrates it first, since an entry has this version's columns.
/// </summary>
public sealed class RestoreRecord(
    ConsolePaths paths,
    ConsoleDatabase database,
    IDbContextFactory<ConsoleDbContext> contexts,
    TimeProvider time)
{
    public const string AuditAction = "backup.restore";

    public async Task<Result<Done>> WriteAsync(string summary, CancellationToken cancellationToken)
    {
        if (!DirectoryLock.ForCommand(paths).TryGet(out var held, out var inUse))
        {
            return inUse;
        }

        using var directory = held;
        var migrated = await database.MigrateAsync(cancellationToken);
        if (!migrated.IsOk)
        {
            return migrated.Problem;
        }

        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            AuditTrail.Add(context, new AuditEntry
            {
                At = time.GetUtcNow(),
                By = Actor.Console,
                Action = AuditAction,
                Outcome = "done",
                Summary = summary,
            });
            await context.SaveChangesAsync(cancellationToken);
        }

        SqliteConnection.ClearAllPools();
        return Done.Instance;
    }
}
