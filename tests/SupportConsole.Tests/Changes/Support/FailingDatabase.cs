using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SupportConsole.Tests.Changes.Support;

/// <summary>Fails the n-th call to the database, or all from the n-th on, with an error of SQLite's; calls are commands, begins and commits.</summary>
public sealed class FailingDatabase : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int calls;
    private int first = int.MaxValue;
    private int last = int.MaxValue;
    private int error;

    public int Calls => calls;

    public void Plan(int nth, int sqliteError, bool forGood) => (calls, first, last, error) = (0, nth, forGood ? int.MaxValue : nth, sqliteError);

    public void Mend() => (first, calls) = (int.MaxValue, 0);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count();
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Count();
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Count();
        return new(result);
    }

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        Count();
        return new(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Count();
        return new(result);
    }

    private void Count()
    {
        var call = Interlocked.Increment(ref calls);
        if (call >= first && call <= last)
        {
            throw new SqliteException($"SQLite Error {error}: planned for call {call}.", error);
        }
    }
}
