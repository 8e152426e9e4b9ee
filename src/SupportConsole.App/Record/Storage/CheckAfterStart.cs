using Microsoft.Extensions.Hosting;

namespace SupportConsole.App.Record.Storage;

/// <summary>
/// Reads the database for damage once pages are served, after a start that did not: see <see cref="CleanStop"/>. Damage shows in the
/// banner and the health check, and no change is begun.
/// </summary>
public sealed class CheckAfterStart(ConsolePaths paths, DamageWatch damage, BackgroundWork background) : BackgroundService
{
    private readonly Func<CancellationToken, Task> check = background.Watched("Checking the database", cancellationToken =>
        CheckAsync(paths, damage, cancellationToken));

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => check(stoppingToken);

    /// <summary>SQLite does not stop reading when it is told to: whoever stops the console does not wait for it.</summary>
    private static async Task CheckAsync(ConsolePaths paths, DamageWatch damage, CancellationToken cancellationToken)
    {
        var read = await ConsoleDatabase.BeginCheckAsync(paths, cancellationToken).WaitAsync(cancellationToken);
        if (!read.IsOk)
        {
            damage.Note(read.Problem);
        }
    }
}
