using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SupportConsole.App.Record.Storage;

/// <summary>
/// Pins what a connection to SQLite must do, at every open: WAL, synchronous=FULL (an acknowledged commit survives a power cut), foreign keys,
/// and a wait of five seconds where another process writes. Asserted, since a library or a file system may say otherwise. With 32 MB of cache
/// (SQLite's own 2 MB are read anew at every list) a list of 10,000 connections stays in memory.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA cache_size=-32768;";

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsReadOnly(connection))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        command.CommandText = "SELECT (SELECT journal_mode FROM pragma_journal_mode) || '/' || (SELECT synchronous FROM pragma_synchronous) || '/' || (SELECT foreign_keys FROM pragma_foreign_keys)";
        Assert((string?)command.ExecuteScalar());
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsReadOnly(connection))
        {
            return;
        }

        var command = connection.CreateCommand();
        await using (command)
        {
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
            command.CommandText = "SELECT (SELECT journal_mode FROM pragma_journal_mode) || '/' || (SELECT synchronous FROM pragma_synchronous) || '/' || (SELECT foreign_keys FROM pragma_foreign_keys)";
            Assert((string?)await command.ExecuteScalarAsync(cancellationToken));
        }
    }

    /// <summary>EF looks whether a database exists through a connection that may not set anything: a restored one is not in WAL mode yet.</summary>
    private static bool IsReadOnly(DbConnection connection) => new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;

    private static void Assert(string? settings)
    {
        if (settings != "wal/2/1")
        {
            throw new InvalidOperationException(
                $"SQLite did not take the console's settings: it says {settings} (journal mode/synchronous/foreign keys) instead of wal/2/1. "
                + "Put the data directory on a local file system.");
        }
    }
}
