using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SupportConsole.App.Record.Storage;

namespace SupportConsole.App.Record.Chain;

/// <summary>
/// Streams the entries of a database file as they are stored, whoever wrote them. The file need not be the running console's.
/// </summary>
public static class ChainReader
{
    private static readonly string Columns =
        $"SELECT \"{string.Join("\", \"", CanonicalRow.Columns)}\", \"Prev\", \"Hash\" FROM \"AuditEntries\"";

    private static readonly string Select = Columns + " ORDER BY \"Id\"";

    /// <summary>Checks a database file in one read transaction.</summary>
    /// <param name="heads">The heads that were kept outside.</param>
    /// <param name="key">The key that they are signed with; null to leave signatures unchecked.</param>
    public static async Task<ChainVerdict> CheckAsync(
        string file,
        IEnumerable<AuditHead> heads,
        byte[]? key,
        CancellationToken cancellationToken)
    {
        var check = new ChainCheck(heads, key);
        await foreach (var entry in ReadAsync(file, cancellationToken))
        {
            check.Add(entry);
        }

        return check.Finish();
    }

    /// <summary>The entries in their order, in one read transaction.</summary>
    public static async IAsyncEnumerable<StoredEntry> ReadAsync(string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(ConsolePaths.ReadOnly(file));
        await connection.OpenAsync(cancellationToken);
        await foreach (var entry in ReadAsync(connection, Select, cancellationToken))
        {
            yield return entry;
        }
    }

    /// <summary>The entries after a number, in the connection's transaction.</summary>
    internal static IAsyncEnumerable<StoredEntry> ReadAsync(
        SqliteConnection connection,
        long after,
        int most,
        CancellationToken cancellationToken) =>
        ReadAsync(
            connection,
            string.Create(CultureInfo.InvariantCulture, $"{Columns} WHERE \"Id\" > {after} ORDER BY \"Id\" LIMIT {most}"),
            cancellationToken);

    private static async IAsyncEnumerable<StoredEntry> ReadAsync(
        SqliteConnection connection,
        string select,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = select;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var columns = CanonicalRow.Columns.Count;
        while (await reader.ReadAsync(cancellationToken))
        {
            var values = new string?[columns];
            for (var column = 0; column < columns; column++)
            {
                values[column] = Text(reader, column);
            }

            yield return new StoredEntry(values, Bytes(reader, columns), Bytes(reader, columns + 1));
        }
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.GetValue(column) switch
    {
        DBNull => null,
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    private static byte[]? Bytes(SqliteDataReader reader, int column) => reader.GetValue(column) as byte[];
}
