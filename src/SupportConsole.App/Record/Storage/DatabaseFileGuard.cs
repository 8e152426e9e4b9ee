using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace SupportConsole.App.Record.Storage;

/// <summary>
/// Refuses to commit into a file that was removed, moved or replaced, or that got shorter, and without the write-ahead log: an open
/// connection goes on writing into it, and what is gone would be called saved.
/// </summary>
internal sealed class DatabaseFileGuard(DamageWatch damage) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private const int ReadOnly = 8;
    private const int HasMoved = 20;
    private readonly ConditionalWeakTable<sqlite3, StrongBox<long>> lengths = [];
    private volatile bool isLogLost;

    /// <inheritdoc/>
    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default)
    {
        Check((SqliteConnection)transaction.Connection!);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        CheckLog((SqliteConnection)eventData.Context!.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null)
        {
            Check((SqliteConnection)command.Connection!);
        }

        return ValueTask.FromResult(result);
    }

    private void Check(SqliteConnection connection)
    {
        var file = new FileInfo(connection.DataSource);
        CheckLog(connection);
        if (!file.Exists || HasFileMoved(connection.Handle!))
        {
            throw Moved();
        }

        // Only its length may be asked for: closing another handle of the file would release SQLite's locks on it.
        var longest = lengths.GetValue(connection.Handle!, _ => new StrongBox<long>());
        if (file.Length < longest.Value)
        {
            var shortened = new SqliteException("The database got shorter.", DamageWatch.Corrupt);
            damage.Note(StorageProblem.From(shortened)!);
            throw shortened;
        }

        longest.Value = file.Length;
    }

    /// <summary>Nothing is saved after a log was lost, until the next start: connections may write into different ones.</summary>
    private void CheckLog(SqliteConnection connection)
    {
        isLogLost |= File.Exists(connection.DataSource) && WriteAheadLog.IsLost(connection.DataSource + "-wal");
        if (isLogLost)
        {
            throw Moved();
        }
    }

    private static SqliteException Moved() => new("The database was removed or replaced.", ReadOnly, StorageProblem.Moved);

    /// <summary>Whether the file at the path is another one than the handle's. Windows does not let an open file be moved.</summary>
    internal static bool HasFileMoved(sqlite3 handle) =>
        FileControl(handle.DangerousGetHandle(), "main", HasMoved, out var moved) == 0 && moved != 0;

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(nint database, string schema, int operation, out int answer);
}
