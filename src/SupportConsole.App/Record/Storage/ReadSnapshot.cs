using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SupportConsole.App.Record.Storage;

internal static class ReadSnapshot
{
    /// <summary>
    /// Until the result is disposed, the context reads what the database held at the first question. It neither waits for writers nor
    /// blocks them. EF Core's own transactions would wait: they take the lock of a writer.
    /// </summary>
    public static async Task<IAsyncDisposable> BeginAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await context.Database.UseTransactionAsync(transaction, cancellationToken);
        return transaction;
    }
}
