using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SupportConsole.EndToEndTests.Support;

/// <summary>SQLite's own limit on the pages of the database: it answers as on a full disk (SQLITE_FULL), where no small disk can be mounted.</summary>
public sealed class PageLimit : DbConnectionInterceptor
{
    /// <summary>Whether the database may grow no further.</summary>
    public bool IsFull { get; set; }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    /// <summary>A limit below the present size means the present size.</summary>
    private void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = IsFull ? "PRAGMA max_page_count=1" : "PRAGMA max_page_count=4294967294";
        command.ExecuteScalar();
    }
}
