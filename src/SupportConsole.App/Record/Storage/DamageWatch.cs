using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SupportConsole.App.Record.Storage;

/// <summary>Remembers that SQLite called the database damaged, whoever read it: what is damaged stays so until it is restored.</summary>
public sealed class DamageWatch : DbCommandInterceptor
{
    internal const int Corrupt = 11;
    private const int NotADatabase = 26;
    private volatile Problem? found;

    /// <summary>The damage; null if none was met.</summary>
    public Problem? Found => found;

    public void Note(Problem problem) => found = problem;

    /// <inheritdoc/>
    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Note(eventData.Exception);

    /// <inheritdoc/>
    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Note(eventData.Exception);
        return Task.CompletedTask;
    }

    private void Note(Exception exception)
    {
        if (exception is SqliteException { SqliteErrorCode: Corrupt or NotADatabase } damaged)
        {
            found = StorageProblem.From(damaged);
        }
    }
}
