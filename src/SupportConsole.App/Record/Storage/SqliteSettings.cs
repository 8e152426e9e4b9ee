using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;
using SupportConsole.App.Record.Search;

namespace SupportConsole.App.Record.Storage;

/// <summary>
/// Sets every SQLite connection: WAL, synchronous=FULL (a commit survives a power cut), foreign keys, and five seconds of waiting for a
/// lock. Asserts them, since a library or a file system may override them. With 32 MB of cache instead of SQLite's 2 MB, a list of 10,000
/// connections stays in memory.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private const string Pragmas = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA cache_size=-32768;
        """;

    private const string ReadBack = """
        SELECT (SELECT journal_mode FROM pragma_journal_mode) || '/' || (SELECT synchronous FROM pragma_synchronous) || '/' ||
            (SELECT foreign_keys FROM pragma_foreign_keys)
        """;

    // A handle that the pool hands out again keeps its settings.
    private readonly ConditionalWeakTable<sqlite3, object> asserted = [];

    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!Begin(connection))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        command.CommandText = ReadBack;
        Assert((string?)command.ExecuteScalar(), connection);
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        if (!Begin(connection))
        {
            return;
        }

        var command = connection.CreateCommand();
        await using (command)
        {
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
            command.CommandText = ReadBack;
            Assert((string?)await command.ExecuteScalarAsync(cancellationToken), connection);
        }
    }

    /// <summary>Registers what the searches call, and says whether the connection needs its settings.</summary>
    private bool Begin(DbConnection connection)
    {
        var sqlite = (SqliteConnection)connection;
        sqlite.CreateFunction<string?, string?, bool>("holds", SearchFold.Holds, isDeterministic: true);
        return !IsReadOnly(connection) && !(sqlite.Handle is { } handle && asserted.TryGetValue(handle, out _));
    }

    /// <summary>EF checks by a read-only connection whether a database exists: a restored one is not in WAL mode yet.</summary>
    private static bool IsReadOnly(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;

    private void Assert(string? settings, DbConnection connection)
    {
        if (settings != "wal/2/1")
        {
            throw new InvalidOperationException(
                $"SQLite has the settings {settings} (journal mode/synchronous/foreign keys) instead of wal/2/1. "
                + "Put the data directory on a local file system.");
        }

        asserted.AddOrUpdate(((SqliteConnection)connection).Handle!, this);
    }
}
