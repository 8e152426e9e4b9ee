using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace SupportConsole.App.Record.Storage;

/// <summary>
/// Lets the writes of this process begin in the order in which they came: transactions, and commands outside one. SQLite's own wait is a
/// sleep and a new try, in which the latest may win and the first may wait for seconds. A turn is over when the transaction, the command
/// or the connection is.
/// </summary>
#pragma warning disable CA1001 // Lives as long as the process; the semaphore has no handle unless somebody asks for it.
internal sealed class WriteQueue : DbTransactionInterceptor, IDbConnectionInterceptor, IDbCommandInterceptor
#pragma warning restore CA1001
{
    // After that the transaction tries its luck with SQLite, which answers that the database is busy.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    // A turn begins a moment before its transaction does.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim one = new(1);
    private readonly ConditionalWeakTable<DbConnection, object> turns = [];
    private volatile Holder? holder;

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        await BeginAsync(connection, cancellationToken);
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await BeginAloneAsync(command, cancellationToken);
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (eventData.CommandSource == CommandSource.SaveChanges)
        {
            await BeginAloneAsync(command, cancellationToken);
        }

        return result;
    }

    /// <inheritdoc/>
    public ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        EndAlone(command);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        EndAlone(command);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        EndAlone(command);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<InterceptionResult> DataReaderClosingAsync(
        DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        EndAlone(command);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        EndAsync(eventData.Context?.Database.GetDbConnection());

    /// <inheritdoc/>
    public override Task TransactionRolledBackAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        EndAsync(eventData.Context?.Database.GetDbConnection());

    /// <inheritdoc/>
    public override Task TransactionFailedAsync(
        DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default) =>
        EndAsync(eventData.Context?.Database.GetDbConnection());

    /// <inheritdoc/>
    public void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) => End(connection);

    /// <inheritdoc/>
    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData) => EndAsync(connection);

    /// <summary>Only a command outside a transaction needs its own turn; the others have their transaction's.</summary>
    private async Task BeginAloneAsync(DbCommand command, CancellationToken cancellationToken)
    {
        if (command.Transaction is null)
        {
            await BeginAsync(command.Connection!, cancellationToken);
        }
    }

    private void EndAlone(DbCommand command)
    {
        if (command.Transaction is null)
        {
            End(command.Connection);
        }
    }

    private async Task BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (!turns.TryGetValue(connection, out _) && await TakeTurnAsync(cancellationToken))
        {
            turns.Add(connection, this);
            holder = new Holder(connection, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>Waits in line, and frees the turn of a transaction that never began: nothing else would.</summary>
    private async Task<bool> TakeTurnAsync(CancellationToken cancellationToken)
    {
        EndAbandoned();
        var turn = one.WaitAsync(Longest, cancellationToken);
        while (!turn.IsCompleted)
        {
            await Task.WhenAny(turn, Task.Delay(Shortest, TimeProvider.System, CancellationToken.None));
            EndAbandoned();
        }

        return await turn;
    }

    /// <summary>A transaction that was neither committed nor rolled back tells nobody of its end if its connection stays open.</summary>
    private void EndAbandoned()
    {
        if (holder is { Connection: SqliteConnection connection } held
            && Stopwatch.GetElapsedTime(held.Since) > Shortest
            && !IsInTransaction(connection))
        {
            End(held.Connection);
        }
    }

    private static bool IsInTransaction(SqliteConnection connection)
    {
        try
        {
            return connection.Handle is { IsClosed: false } handle && raw.sqlite3_get_autocommit(handle) == 0;
        }
        catch (ObjectDisposedException)
        {
            // Its owner closes it at this moment.
            return false;
        }
    }

    private Task EndAsync(DbConnection? connection)
    {
        End(connection);
        return Task.CompletedTask;
    }

    private void End(DbConnection? connection)
    {
        if (connection is not null && turns.Remove(connection))
        {
            holder = null;
            one.Release();
        }
    }

    private sealed record Holder(DbConnection Connection, long Since);
}
