using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SupportConsole.App.Record.Search;

namespace SupportConsole.Benchmarks.Record;

/// <summary>The statements that the features sent to the database, and how SQLite answers each: by an index or by reading a whole table.</summary>
public sealed class SeenStatements : DbCommandInterceptor
{
    private readonly ConcurrentQueue<(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters)> seen = new();

    /// <summary>How many were seen since they were forgotten.</summary>
    public int Count => seen.Count;

    /// <summary>Begins anew.</summary>
    public void Forget() => seen.Clear();

    /// <summary>Each statement with the lines of its query plan.</summary>
    public IReadOnlyList<(string Sql, IReadOnlyList<string> Plan)> Explain(string database)
    {
        using var connection = Open(database);
        return [.. seen.Select(statement => (statement.Sql, Plan(connection, statement.Sql, statement.Parameters)))];
    }

    /// <summary>How long SQLite takes for each statement, in milliseconds; the second of two times.</summary>
    public IReadOnlyList<double> Time(string database)
    {
        using var connection = Open(database);
        return [.. seen.Select(statement =>
        {
            Read(connection, statement.Sql, statement.Parameters);
            var began = Stopwatch.GetTimestamp();
            Read(connection, statement.Sql, statement.Parameters);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        })];
    }

    /// <summary>The lines of the query plan of a statement without parameters.</summary>
    public static IReadOnlyList<string> Explain(string database, string sql)
    {
        using var connection = Open(database);
        return Plan(connection, sql, []);
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        seen.Enqueue((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        return new(result);
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.CreateFunction<string?, string?, bool>("holds", SearchFold.Holds, isDeterministic: true);
        connection.Open();
        return connection;
    }

    private static List<string> Plan(SqliteConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters) =>
        Read(connection, "EXPLAIN QUERY PLAN " + sql, parameters, reader => reader.GetString(3));

    private static void Read(SqliteConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters) =>
        Read(connection, sql, parameters, _ => true);

    private static List<T> Read<T>(
        SqliteConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters, Func<SqliteDataReader, T> of)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is the console's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(of(reader));
        }

        return rows;
    }
}
