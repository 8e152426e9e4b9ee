using System.Collections.Concurrent;
using System.Data.Common;
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

    private static List<string> Plan(SqliteConnection connection, string sql, IReadOnlyList<(string Name, object? Value)> parameters)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statement is the console's own.
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(3));
        }

        return lines;
    }
}
