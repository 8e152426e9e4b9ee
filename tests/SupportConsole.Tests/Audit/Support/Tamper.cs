using Microsoft.Data.Sqlite;
using SupportConsole.App.Record.Chain;

namespace SupportConsole.Tests.Audit;

/// <summary>What somebody who can write the database file does to the audit.</summary>
internal static class Tamper
{
    public const string WithoutTriggers = """
        DROP TRIGGER IF EXISTS AuditEntries_NoDelete; DROP TRIGGER IF EXISTS AuditEntries_NoReplace; DROP TRIGGER IF EXISTS AuditEntries_NoUpdate;
        """;

    public static void Execute(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = WithoutTriggers + sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Computes every hash again, as somebody does who knows the form and wants an edit to go unseen.</summary>
    public static void RewriteChain(string file)
    {
        using var connection = Open(file);
        var entries = new List<string?[]>();
        using (var select = connection.CreateCommand())
        {
            select.CommandText = $"SELECT {string.Join(", ", CanonicalRow.Columns.Select(column => $"\"{column}\""))} FROM AuditEntries ORDER BY Id";
            using var reader = select.ExecuteReader();
            while (reader.Read())
            {
                entries.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => reader.IsDBNull(at) ? null : reader.GetString(at))]);
            }
        }

        using var transaction = connection.BeginTransaction();
        var previous = CanonicalRow.Beginning;
        foreach (var entry in entries)
        {
            var hash = CanonicalRow.Hash(previous, entry);
            using var update = connection.CreateCommand();
            update.CommandText = "UPDATE AuditEntries SET Prev = $prev, Hash = $hash WHERE Id = $id";
            update.Parameters.AddWithValue("$prev", previous);
            update.Parameters.AddWithValue("$hash", hash);
            update.Parameters.AddWithValue("$id", long.Parse(entry[0]!, System.Globalization.CultureInfo.InvariantCulture));
            update.ExecuteNonQuery();
            previous = hash;
        }

        transaction.Commit();
    }

    public static AuditHead HeadOf(string file, long seq)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT lower(hex(Hash)) FROM AuditEntries WHERE Id = {seq}";
        return new AuditHead { Seq = seq, Count = seq, Hash = (string)command.ExecuteScalar()!, At = DateTimeOffset.UnixEpoch.AddMinutes(seq), Previous = AuditHead.None };
    }

    public static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = WithoutTriggers + "PRAGMA synchronous=OFF;";
        command.ExecuteNonQuery();
        return connection;
    }
}
