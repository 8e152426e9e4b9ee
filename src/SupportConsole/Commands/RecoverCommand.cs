using System.Diagnostics;
using System.Globalization;
using SupportConsole.App.Record.Storage;
using SupportConsole.App.Record.Storage.SecondPlace;

namespace SupportConsole.Commands;

/// <summary><c>SupportConsole recover</c>: rebuilds the data directory from the second place, also on another machine.</summary>
internal static class RecoverCommand
{
    public static Task<int> ListAsync(CancellationToken cancellationToken) => WithPlaceAsync(async services =>
    {
        foreach (var at in await services.GetRequiredService<BackupRecovery>().ListAsync(cancellationToken))
        {
            Console.WriteLine(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        }

        return null;
    });

    public static Task<int> RecoverAsync(DateTimeOffset? until, string? withoutApproval, CancellationToken cancellationToken) => WithPlaceAsync(async services =>
    {
        var allowed = await services.GetRequiredService<RestoreGate>().CheckAsync(null, withoutApproval, cancellationToken);
        if (!allowed.TryGet(out var approval, out var refusal))
        {
            return refusal;
        }

        var watch = Stopwatch.StartNew();
        var recovered = await services.GetRequiredService<BackupRecovery>().RecoverAsync(until, cancellationToken);
        if (!recovered.TryGet(out var state, out var problem))
        {
            return problem;
        }

        var paths = services.GetRequiredService<ConsolePaths>();
        var recorded = await services.GetRequiredService<RestoreRecord>().WriteAsync(
            $"Recovered the database as of {state.TakenAt:yyyy-MM-dd HH:mm:ss} UTC from the second place. {approval}",
            cancellationToken);
        if (!recorded.IsOk)
        {
            return recorded.Problem;
        }

        Console.WriteLine(
            $"Recovered {paths.Database} ({state.Bytes / 1024.0 / 1024.0:F1} MB) as of {state.TakenAt:yyyy-MM-dd HH:mm:ss} UTC, "
            + $"and its keys, in {watch.Elapsed.TotalSeconds:F1} s.");
        foreach (var kept in state.Replaced)
        {
            Console.WriteLine($"Another key was there; it is now {kept}.");
        }

        Console.WriteLine("Start the console, then run a sync check: what was changed after that time is in Auth0 only.");
        return null;
    });

    private static Task<int> WithPlaceAsync(Func<IServiceProvider, Task<Problem?>> work) => DataCommands.WithDataAsync(async services =>
        services.GetService<BackupRecovery>() is null
            ? new Problem("No second place is set.", "Set Backup:To (Backup__To) and Backup:KeyFile (Backup__KeyFile).")
            : await work(services));
}
